import { useEffect, useRef } from 'react'
import { useKeysOn } from '../targets/use-keys.ts'

export type MessageKey = 'down' | 'up' | 'new'
const KEYS: Readonly<Record<string, MessageKey>> = { j: 'down', k: 'up', n: 'new' }

const typesIn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

/** The keys of the list as on the page Targets; switched off with them (WCAG 2.1.4). */
export function useMessageKeys(act: (key: MessageKey) => void): boolean {
  const [on] = useKeysOn()
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const does = KEYS[event.key]
      if (does === undefined || typesIn(event.target)) return
      event.preventDefault()
      latest.current(does)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [on])
  return on
}
