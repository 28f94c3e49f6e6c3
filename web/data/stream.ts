import type { SomethingChanged } from '../../src/server/schemas/index.ts'

/** What the stream says is worth another look, and `missed`: it was broken and is there again. */
export const CHANGES = ['message.changed', 'plan.changed', 'advice.changed'] as const
export type ChangeHeard = (typeof CHANGES)[number] | 'missed'
type Listener = (what: ChangeHeard, told: SomethingChanged) => void

/** A browser has few connections to one house: all of a window hear through one. */
const listeners = new Set<Listener>()
let stream: EventSource | null = null

function open(): EventSource {
  const one = new EventSource('/api/v1/events')
  const tell = (what: ChangeHeard, told: SomethingChanged) => {
    for (const listener of listeners) listener(what, told)
  }
  for (const what of CHANGES)
    one.addEventListener(what, (message) =>
      tell(what, JSON.parse((message as MessageEvent<string>).data) as SomethingChanged),
    )
  // What happened while no stream was open sends no event any more.
  let opened = false
  one.addEventListener('open', () => {
    if (opened) tell('missed', { operation: null })
    opened = true
  })
  return one
}

/** Hears what changes until the returned function is called. */
export function hearChanges(listener: Listener): () => void {
  listeners.add(listener)
  stream ??= open()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stream?.close()
    stream = null
  }
}
