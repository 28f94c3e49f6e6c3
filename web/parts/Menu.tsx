import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useDoors } from '../data/doors.ts'
import { useSay } from '../data/language.tsx'
import { DAILY, HELP, KEEPING, type PLACES } from './places.ts'

/**
 * The main menu: what is used every day side by side, what is looked after now and then under one
 * entry; on a small screen all of it under one.
 */
export function Menu() {
  const say = useSay()
  const may = useDoors()
  const here = useLocation({ select: (location) => location.pathname })
  const open = (places: readonly (typeof PLACES)[number][]) =>
    places.filter(([, , door]) => door === null || may(door))
  const kept = open(KEEPING)
  const links = (places: readonly (typeof PLACES)[number][]) =>
    open(places).map(([to, key]) => (
      <li key={to}>
        <Link to={to} activeOptions={{ includeSearch: false }}>
          {say(key)}
        </Link>
      </li>
    ))
  return (
    <nav aria-label={say('web.menu')} className="menu">
      <Unfolding className="menu-all" label={say('web.menu.short')}>
        {links(DAILY)}
        {kept.length > 0 && (
          <li>
            <Unfolding
              className="menu-keeping"
              label={say('web.administration')}
              here={kept.some(([to]) => to === here)}
            >
              {links(KEEPING)}
            </Unfolding>
          </li>
        )}
        {links([HELP])}
      </Unfolding>
    </nav>
  )
}

/**
 * A button with a list of links below it. Opens by click, Enter and Space; closes by Escape, by
 * leaving it, and by going somewhere.
 */
function Unfolding(props: {
  readonly className: string
  readonly label: string
  readonly here?: boolean
  readonly children: ReactNode
}) {
  const [open, show] = useState(false)
  const id = useId()
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const at = useLocation({ select: (location) => location.state.key })
  // Going somewhere closes it.
  useEffect(() => show(false), [at])
  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) show(false)
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open, from any link in it
    <div
      ref={whole}
      className={props.className}
      data-open={open || undefined}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return
        event.stopPropagation()
        show(false)
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        data-here={props.here || undefined}
        onClick={() => show(!open)}
      >
        {props.label}
      </button>
      <ul id={id}>{props.children}</ul>
    </div>
  )
}
