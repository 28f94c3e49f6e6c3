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

const draftOf = (target: string, answer: string): string => `cosmo.draft.${target}.${answer}`

/** A reason being typed: it outlives a reload, a refusal and a sign-in, not the window. */
export function draft(target: string, answer: string): string | null {
  try {
    return sessionStorage.getItem(draftOf(target, answer))
  } catch {
    return null
  }
}

export function keepDraft(target: string, answer: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(draftOf(target, answer))
    else sessionStorage.setItem(draftOf(target, answer), text)
  } catch {
    // As above: forgotten, no more.
  }
}

const OWNER = 'cosmo.window-of'

/** What one person typed is nobody else's: where another one works in this window now, it goes. */
export function draftsBelongTo(who: string): void {
  try {
    if (sessionStorage.getItem(OWNER) !== who) forgetDrafts()
    sessionStorage.setItem(OWNER, who)
  } catch {
    // As above: forgotten, no more.
  }
}

/** Whoever signs out leaves nothing behind. */
export function forgetDrafts(): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith('cosmo.draft')) sessionStorage.removeItem(name)
  } catch {
    // As above: forgotten, no more.
  }
}
