import { Button } from '@mantine/core'
import { useState } from 'react'

/** Copies a text and says that it did. */
export function Copy(props: {
  readonly text: string
  readonly label: string
  readonly done: string
}) {
  const [copied, setCopied] = useState(false)
  return (
    <Button
      variant="default"
      onClick={() => {
        void navigator.clipboard
          ?.writeText(props.text)
          .then(() => setCopied(true))
          .catch(() => {})
      }}
    >
      <span aria-live="polite">{copied ? props.done : props.label}</span>
    </Button>
  )
}
