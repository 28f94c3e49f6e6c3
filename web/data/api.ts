import type { Problem } from '../../src/server/schemas/index.ts'
import { language } from './language.tsx'

/** A refusal of the server, in the language of the page. Status 0: the server was not reached. */
export class RequestRefused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'RequestRefused'
    this.problem = problem
  }
}

export type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  readonly form?: FormData
  readonly ifMatch?: string
  /** The same key twice is done once: a repeated request cannot decide twice. */
  readonly key?: string
  readonly signal?: AbortSignal
}

/** A browser refuses to keep larger requests alive. */
const KEPT_ALIVE_BYTES = 60_000

/** One request to the API of this house. Throws `RequestRefused`. */
export async function call<T>(path: string, given: Call = {}): Promise<T> {
  const answer = await answered(path, given)
  return answer.status === 204 ? (undefined as T) : ((await answer.json()) as T)
}

/**
 * A file of this house, kept under the name that it gives. Throws `RequestRefused`, where a plain
 * link would leave the refusal among the downloads.
 */
export async function keepFile(path: string, query: Call['query'] = {}): Promise<void> {
  const answer = await answered(path, { query })
  const said = answer.headers.get('content-disposition') ?? ''
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = /filename="([^"]+)"/.exec(said)?.[1] ?? ''
  link.click()
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

async function answered(path: string, given: Call): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': language(),
  }
  if (given.body !== undefined) headers['content-type'] = 'application/json'
  if (given.ifMatch !== undefined) headers['if-match'] = `"${given.ifMatch}"`
  if (given.key !== undefined) headers['idempotency-key'] = given.key
  const text = given.body === undefined ? null : JSON.stringify(given.body)
  const body = given.form ?? text
  const signal = given.signal ? { signal: given.signal } : {}
  // A decision outlives the page: leaving or reloading at once does not break it off.
  const keepalive = given.form === undefined && (text?.length ?? 0) < KEPT_ALIVE_BYTES
  const method = given.method ?? 'GET'
  let answer: Response
  try {
    answer = await fetch(address(path, given.query), {
      method,
      headers,
      body,
      ...signal,
      keepalive: keepalive && method !== 'GET',
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new RequestRefused(unreached)
  }
  if (answer.ok) return answer
  const problem = (await answer.json().catch(() => unreached)) as Problem
  throw new RequestRefused(problem)
}

const unreached: Problem = {
  type: 'about:blank',
  title: '',
  status: 0,
  code: 'unreached',
  detail: '',
  next: '',
  fields: [],
}

function address(path: string, query: Call['query'] = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value))
  }
  const text = search.toString()
  return `/api/v1/${path}${text ? `?${text}` : ''}`
}

/** UUID for an idempotency key; pages without a secure context have no `randomUUID`. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
