import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type {
  BatchRow,
  PreviewBody,
  Upload,
  UploadsAnswer,
} from '../../../src/server/schemas/index.ts'
import { call, newKey } from '../../data/api.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { DropFiles } from '../../parts/DropFiles.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { FileCard } from './FileCard.tsx'

type Brought = { readonly upload: Upload; readonly readable: boolean | null }

/** Bring data: files in, each recognised and mapped, then screened together as one batch. */
export function DataPage() {
  const { say } = useSpeech()
  useTitle(say('web.data'))
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [brought, setBrought] = useState<readonly Brought[]>([])

  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      // One by one: a file that is refused leaves the others in.
      for (const file of files) {
        const form = new FormData()
        form.append('file', file, file.name)
        const { uploads } = await call<UploadsAnswer>('uploads', { method: 'POST', form })
        setBrought((now) => [...now, ...uploads.map((upload) => ({ upload, readable: null }))])
      }
    },
  })
  const screen = useMutation({
    mutationFn: (uploadIds: readonly string[]) =>
      call<Pick<BatchRow, 'id'>>('batches', { method: 'POST', body: { uploadIds }, key: newKey() }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['batches'] })
      void navigate({ to: '/batches/$batch', params: { batch: id } })
    },
  })
  const looked = (id: string, preview: PreviewBody) =>
    setBrought((now) =>
      now.map((one) =>
        one.upload.id === id ? { ...one, readable: preview.refusal === null } : one,
      ),
    )
  const ready = brought.filter((one) => one.readable === true)
  const settled = brought.length > 0 && brought.every((one) => one.readable !== null)

  return (
    <div className="page">
      <h1>{say('web.data')}</h1>
      <DropFiles
        title={say('web.data.intro')}
        hint={say('web.data.takes')}
        busy={send.isPending}
        take={(files) => send.mutate(files)}
      />
      {send.isPending && (
        <p role="status">
          {say('web.data.sending', { name: send.variables.map((file) => file.name).join(', ') })}
        </p>
      )}
      {send.error && <Trouble error={send.error} />}
      {brought.length > 0 && <h2>{say('web.data.files')}</h2>}
      {brought.map(({ upload }) => (
        <FileCard
          key={upload.id}
          upload={upload}
          looked={looked}
          remove={() => setBrought((now) => now.filter((one) => one.upload.id !== upload.id))}
        />
      ))}
      {screen.error && <Trouble error={screen.error} />}
      {settled && ready.length === 0 && (
        <p className="notice" role="status">
          {say('web.data.nothing')}
        </p>
      )}
      {brought.length > 0 && (
        <p className="go">
          <Button
            size="md"
            disabled={ready.length === 0 || !settled}
            loading={screen.isPending}
            onClick={() => screen.mutate(ready.map((one) => one.upload.id))}
          >
            {say('web.data.screen', { count: ready.length })}
          </Button>
        </p>
      )}
    </div>
  )
}
