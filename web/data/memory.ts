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
