import { queryOptions } from '@tanstack/react-query'
import type {
  Identity,
  PasskeyOptions,
  People,
  Providers,
  Sessions,
  SignInWays,
} from '../../src/server/schemas/index.ts'
import type { Language } from '../../src/words/index.ts'
import { call } from './api.ts'

/** What the sign-in page offers here; `search` names an organisation or a refusal to be said. */
export const signInWaysQuery = (
  search: { readonly organisation?: string; readonly refused?: string; readonly seconds?: string },
  language: Language,
) =>
  queryOptions({
    queryKey: ['sign-in', search, language],
    queryFn: ({ signal }) => call<SignInWays>('sign-in', { signal, query: search }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const identityQuery = () =>
  queryOptions({
    queryKey: ['identity'],
    queryFn: ({ signal }) => call<Identity>('identity', { signal }),
  })

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => call<Sessions>('sessions', { signal }),
  })

export const peopleQuery = () =>
  queryOptions({
    queryKey: ['people'],
    queryFn: ({ signal }) => call<People>('people', { signal }),
  })

export const providersQuery = () =>
  queryOptions({
    queryKey: ['providers'],
    queryFn: ({ signal }) => call<Providers>('providers', { signal }),
  })

/** The browser's side of passkeys, fetched when somebody uses one. */
const library = () => import('@simplewebauthn/browser')

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function'

/** Nobody answered, or it was cancelled: no fault, and nothing happened. */
export class NoPasskey extends Error {}

/** Asks the server for a challenge, the authenticator for its answer, and brings it back. */
export async function takePasskey(path: string): Promise<void> {
  const { startAuthentication } = await library()
  const { options } = await call<PasskeyOptions>(`${path}/options`, { method: 'POST' })
  const response = await startAuthentication({ optionsJSON: options as never }).catch(() => {
    throw new NoPasskey()
  })
  await call(path, { method: 'POST', body: { response } })
}

export async function makePasskey(name: string): Promise<void> {
  const { startRegistration } = await library()
  const { options } = await call<PasskeyOptions>('identity/passkeys/options', { method: 'POST' })
  const response = await startRegistration({ optionsJSON: options as never }).catch(() => {
    throw new NoPasskey()
  })
  await call('identity/passkeys', { method: 'POST', body: { name, response } })
}
