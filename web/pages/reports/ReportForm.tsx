import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ReportField, ReportFormBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { useAttempt } from '../../data/attempt.ts'
import { isRefused } from '../../data/refused.ts'
import { previewReport, sendReport } from '../../data/reports.ts'
import { useTyped } from '../../data/typed.ts'
import { FormField } from '../../parts/FormField.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { ReportPreview } from './ReportPreview.tsx'
import { labelOf, shareOf } from './report-words.ts'

type Place = ReportFormBody['places'][number]
/** What was changed of what the form began with: what a colleague completes meanwhile stays. */
type Given = { readonly values: Readonly<Record<string, string>>; readonly rilo: string | null }
const UNCHANGED: Given = { values: {}, rilo: null }

/** The short form, and the long one below; then the preview. What is typed stays until it is sent. */
export function ReportForm(props: {
  readonly say: Say
  readonly form: ReportFormBody
  readonly place: Place
  readonly sent: (report: string, version: number) => Promise<void>
  readonly again: () => Promise<ReportFormBody | undefined>
}) {
  const { say, form, place } = props
  const { fields } = form
  const operation = place.operation.id
  // What is typed belongs to one entry of the case: another one has another day and other goods.
  const typed = useTyped<Given>(form.case.id, `report.${operation}.${form.entry}`, {
    ...{ body: UNCHANGED, revision: place.report?.version ?? 0 },
  })
  const values = { ...place.begun, ...typed.body.values }
  const rilo = typed.body.rilo ?? place.rilo ?? ''
  const known = new Set(fields.map((one) => one.key))
  const body = {
    ...{ operation, rilo: rilo || null },
    values: Object.fromEntries(Object.entries(values).filter(([key]) => known.has(key))),
  }
  const opener = useRef<HTMLButtonElement>(null)
  const attempt = useAttempt()
  const preview = useMutation({ mutationFn: () => previewReport(form.case.id, body) })
  const send = useMutation({
    mutationFn: () => {
      const looked = { ...body, mark: preview.data?.mark }
      return sendReport(
        ...([form.case.id, looked, typed.revision] as const),
        attempt.keyOf([looked, typed.revision]),
      )
    },
    onSuccess: async ({ id }) => {
      attempt.taken()
      typed.forget()
      await props.sent(id, typed.revision + 1)
    },
  })
  const type = (key: string) => (text: string) =>
    typed.type({ ...typed.body, values: { ...typed.body.values, [key]: text } })
  const field = (one: ReportField) => (
    <FormField
      key={one.key}
      kind={one.kind}
      label={labelOf(one.key, say)}
      hint={one.kind === 'text' ? say('report.form.free') : undefined}
      required={one.mandatory}
      codes={one.codes.map((code) => ({
        value: code,
        label: say(`case.code.${one.key}.${code}`),
      }))}
      value={values[one.key] ?? ''}
      type={type(one.key)}
    />
  )
  if (preview.data)
    return (
      <>
        <ReportPreview
          say={say}
          preview={preview.data}
          fields={fields}
          busy={send.isPending}
          send={() => send.mutate()}
          edit={() => {
            preview.reset()
            send.reset()
            requestAnimationFrame(() => opener.current?.focus())
          }}
        />
        {send.error && <Trouble error={send.error} />}
        {isRefused(send.error, 'request.version') && (
          <Button
            variant="default"
            onClick={async () => {
              const now = await props.again()
              const at = now?.places.find((one) => one.operation.id === operation)
              // What was changed here stays, and lies over what was sent meanwhile.
              if (at) typed.saved(UNCHANGED, at.report?.version ?? 0)
              preview.reset()
              send.reset()
            }}
          >
            {say('report.preview.meanwhile')}
          </Button>
        )}
      </>
    )
  const required = fields.filter((one) => one.mandatory)
  const filled = required.filter((one) => (values[one.key] ?? '') !== '').length
  const wanted = fields.filter((one) => one.wanted)
  const done = wanted.filter((one) => (values[one.key] ?? '') !== '').length
  const long = fields.filter((one) => !one.short)
  return (
    <form
      className="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        preview.mutate()
      }}
    >
      {place.rilos.length > 1 && (
        <NativeSelect
          label={say('report.form.rilo')}
          value={rilo}
          required
          onChange={(event) => typed.type({ ...typed.body, rilo: event.currentTarget.value })}
          data={[
            { value: '', label: say('report.form.rilo.none') },
            ...place.rilos.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      )}
      <p className="hint">
        {say('report.form.required', {
          ...{ count: required.length, filled, share: shareOf(form.prefilled) },
        })}
      </p>
      <div className="fields">{fields.filter((one) => one.short).map(field)}</div>
      {long.length > 0 && (
        <details className="more-fields">
          <summary>{say('report.form.long')}</summary>
          <p className="hint">
            {say('report.form.long.hint', {
              share: shareOf(wanted.length === 0 ? 1 : done / wanted.length),
            })}
          </p>
          <div className="fields">{long.map(field)}</div>
        </details>
      )}
      <p className="go">
        <Button type="submit" ref={opener} loading={preview.isPending}>
          {say('report.form.preview')}
        </Button>
        {typed.unsaved && <span className="hint">{say('web.plan.unsaved')}</span>}
      </p>
      {preview.error && <Trouble error={preview.error} />}
    </form>
  )
}
