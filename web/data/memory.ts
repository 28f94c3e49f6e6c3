import { DRAFTS, draftName } from './draft-name.ts'

/** What this browser remembers for its user. A browser that refuses storage forgets, no more. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`cosmo.${name}`)
  } catch {
    return null
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`cosmo.${name}`)
    else localStorage.setItem(`cosmo.${name}`, value)
  } catch {
    // Private windows may refuse: the page works, it only starts afresh next time.
  }
}

/**
 * Kept in a cookie: the server reads it as well, and answers a navigation with its first sight. It
 * ends with the browser or with the session, unless it is `long`.
 */
export function keep(name: 'language' | 'targets', value: string, long = false): void {
  const parts = [`cosmo-${name}=${encodeURIComponent(value)}`, 'path=/', 'samesite=strict']
  if (long) parts.push('max-age=31536000')
  if (location.protocol === 'https:') parts.push('secure')
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store needs a secure context
    document.cookie = parts.join('; ')
  } catch {
    // As above: forgotten, no more.
  }
}

export function kept(name: 'language' | 'targets'): string {
  const start = `cosmo-${name}=`
  try {
    const found = document.cookie.split('; ').find((one) => one.startsWith(start))
    return decodeURIComponent(found?.slice(start.length) ?? '')
  } catch {
    return ''
  }
}

/** Who works in this window: nothing typed is kept or shown before that is known. */
let who: string | null = null

/** Organisation and person; what another one typed in this window goes. */
export function draftsBelongTo(typist: string): void {
  who = typist
  forgetDrafts((name) => !name.startsWith(`${DRAFTS}${typist}.`))
}

/** A text being typed: it outlives a reload, a refusal and a sign-in, not the window. */
export function draft(of: string, part: string): string | null {
  try {
    return who === null ? null : sessionStorage.getItem(draftName(who, of, part))
  } catch {
    return null
  }
}

export function keepDraft(of: string, part: string, text: string | null): void {
  if (who === null) return
  const name = draftName(who, of, part)
  try {
    if (text === null) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, text)
  } catch {
    // As above: forgotten, no more.
  }
}

/** Whoever signs out leaves nothing behind. */
export function forgetDrafts(goes: (name: string) => boolean = () => true): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(DRAFTS) && goes(name)) sessionStorage.removeItem(name)
  } catch {
    // As above: forgotten, no more.
  }
}
