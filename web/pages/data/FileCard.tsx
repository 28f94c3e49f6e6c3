import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { MappingBody, PreviewBody, Upload } from '../../../src/server/schemas/index.ts'
import { call } from '../../data/api.ts'
import { bytes } from '../../data/format.ts'
import { useSpeech } from '../../data/language.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { MappingTable } from './MappingTable.tsx'
import { Rows } from './Rows.tsx'

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
}

type Props = {
  readonly upload: Upload
  readonly looked: (id: string, preview: PreviewBody) => void
  readonly remove: () => void
}

/** One file: what it was recognised as, how its columns are read, what its first rows become. */
export function FileCard({ upload, looked, remove }: Props) {
  const { say, language } = useSpeech()
  const queries = useQueryClient()
  const [tried, setTried] = useState<MappingBody | null>(null)
  const preview = useQuery({
    queryKey: ['preview', upload.id, language, tried],
    queryFn: ({ signal }) =>
      tried === null
        ? call<PreviewBody>(`uploads/${upload.id}/preview`, { signal })
        : call<PreviewBody>(`uploads/${upload.id}/preview`, {
            method: 'POST',
            body: { mapping: tried },
            signal,
          }),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data } = preview
  useEffect(() => {
    if (data) looked(upload.id, data)
  }, [data, upload.id])

  const layout = data?.layout
  const format = layout && knownOr(say, `web.format.${layout.format}`, layout.format)
  return (
    <section className="card" aria-label={upload.name}>
      <header className="card-top">
        <h3>
          <bdi>{upload.name}</bdi>
        </h3>
        <p className="facts">
          <span>{bytes(upload.bytes)}</span>
          {layout && (
            <span>
              {say('web.data.recognised', {
                format: format ?? '',
                encoding: layout.encoding.toUpperCase(),
              })}
            </span>
          )}
          {layout?.delimiter && (
            <span>
              {say('web.data.delimiter', {
                delimiter: say(`web.delimiter.${DELIMITERS[layout.delimiter] ?? layout.delimiter}`),
              })}
            </span>
          )}
        </p>
        <button
          type="button"
          className="plain"
          aria-label={say('web.data.remove', { name: upload.name })}
          onClick={remove}
        >
          ×
        </button>
      </header>
      {preview.error && <Trouble error={preview.error} again={() => void preview.refetch()} />}
      {preview.isPending && <Waiting lines={4} />}
      {data?.refusal && (
        <div className="notice" data-kind="trouble" role="alert">
          <strong>{say('web.data.cannot')}</strong>
          <p>{data.refusal.says}</p>
          <p>{data.refusal.next}</p>
        </div>
      )}
      {data?.mapping && layout && (
        <MappingTable
          preview={data}
          saved={layout.saved}
          change={setTried}
          changed={tried !== null}
          save={async (mapping) => {
            await call(`layouts/${encodeURIComponent(layout.key)}`, {
              method: 'PUT',
              body: mapping,
            })
            setTried(null)
            await queries.invalidateQueries({ queryKey: ['preview'] })
          }}
        />
      )}
      {data && !data.refusal && <Rows preview={data} />}
    </section>
  )
}

function knownOr(say: (key: string) => string, key: string, other: string): string {
  const text = say(key)
  return text === key ? other : text
}
