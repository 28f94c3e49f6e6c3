import { useEffect, useRef, useSyncExternalStore } from 'react'
import { recall, remember } from '../../data/memory.ts'

/** The keys of the page Targets: one row a key, shown on the buttons and in the help. */
export const KEYS = [
  { key: 'y', shows: 'y', does: 'yes' },
  { key: 'n', shows: 'n', does: 'no' },
  { key: 'u', shows: 'u', does: 'unknown' },
  { key: 'Enter', shows: '↵', does: 'accept' },
  { key: 'Escape', shows: 'Esc', does: 'leave' },
  { key: 'j', shows: 'j ↓', does: 'down' },
  { key: 'k', shows: 'k ↑', does: 'up' },
  { key: 'x', shows: 'x', does: 'select' },
  { key: 'X', shows: '⇧x', does: 'select-same' },
  { key: 'z', shows: 'z', does: 'undo' },
  { key: '/', shows: '/', does: 'search' },
  { key: '?', shows: '?', does: 'help' },
] as const

export type KeyAct = (typeof KEYS)[number]['does']

const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** WCAG 2.1.4: single keys can be switched off; this browser remembers. */
export function useKeysOn(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, () => recall('keys') !== 'off')
  return [
    on,
    (to) => {
      remember('keys', to ? null : 'off')
      for (const listener of listeners) listener()
    },
  ]
}

const typesIn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && target.type === 'checkbox')

const ARROWS: Readonly<Record<string, KeyAct>> = { ArrowDown: 'down', ArrowUp: 'up' }

/** Calls `act` for the keys of the page; arrows move only where they do not scroll a text. */
export function useKeys(on: boolean, act: (does: KeyAct) => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (typesIn(event.target) || document.querySelector('dialog[open]')) return
      const { key, target } = event
      const inList = target instanceof Element && target.closest('[data-list]') !== null
      const single = KEYS.find((row) => row.key === key)?.does
      const does =
        key in ARROWS && inList ? ARROWS[key] : on && key.length === 1 ? single : undefined
      if (!does) return
      event.preventDefault()
      latest.current(does)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [on])
}
