import type { ReactNode } from 'react'

/** Nothing here: what that means, and what to do. */
export function Empty(props: {
  readonly title: string
  readonly next: string
  readonly children?: ReactNode
}) {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      <p>{props.next}</p>
      {props.children}
    </div>
  )
}
