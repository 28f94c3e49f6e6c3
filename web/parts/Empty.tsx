import type { ReactNode } from 'react'

/** Nothing here: what that means, and what to do. */
export function Empty(props: {
  readonly title: string
  readonly next: string
  readonly children?: ReactNode
  /** The page has no other heading. */
  readonly alone?: boolean
}) {
  const Heading = props.alone ? 'h1' : 'h2'
  return (
    <div className="empty">
      <Heading>{props.title}</Heading>
      <p>{props.next}</p>
      {props.children}
    </div>
  )
}
