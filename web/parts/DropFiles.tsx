import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useSay } from '../data/language.tsx'

/** A place to drop files on; the button does the same for who does not drag. */
export function DropFiles(props: {
  readonly title: string
  readonly hint: string
  readonly busy: boolean
  readonly take: (files: readonly File[]) => void
}) {
  const say = useSay()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is everybody's
    <div
      className="drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const files = [...event.dataTransfer.files]
        if (files.length > 0) props.take(files)
      }}
    >
      <p className="drop-title">{props.title}</p>
      <p>{props.hint}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-files
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          if (files.length > 0) props.take(files)
          // The same file may be chosen again after it was mended.
          currentTarget.value = ''
        }}
      />
      <Button loading={props.busy} onClick={() => input.current?.click()}>
        {say('web.data.choose')}
      </Button>
    </div>
  )
}
