import type { ReactNode } from 'react'

/** A table that may be wider than the page: it scrolls by itself, also by keyboard. */
export function TableFrame({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="table-frame" tabIndex={0} aria-label={label}>
      <table>{children}</table>
    </section>
  )
}
