import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Refused } from '../base/index.ts'
import type { Act } from '../store/index.ts'
import { once } from '../store/index.ts'
import { idempotencyKey } from './door.ts'

/** The same request is done once for an `Idempotency-Key`; a retry gets the first answer. */
const hashOf = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest('hex')

/** For what is done in one transaction: the key is kept in the same one. */
export async function onceInAct<T>(
  act: Act,
  request: FastifyRequest,
  work: () => Promise<T>,
): Promise<T> {
  const key = idempotencyKey(request)
  if (key === undefined) return work()
  const kept = await once(act, key, hashOf(request), async () => ({
    status: 201,
    answer: await work(),
  }))
  return kept.answer as T
}

/** Thrown to leave a transaction without a trace: nobody has answered this key yet. */
class Unanswered extends Error {}

/**
 * For work with transactions of its own (a batch): an act inside an act would wait for itself. A
 * retry while the first is at work waits for the same answer; a later one finds it in the house.
 */
export function onceOutside<T>(): (request: FastifyRequest, work: () => Promise<T>) => Promise<T> {
  const atWork = new Map<string, { readonly hash: string; readonly answer: Promise<T> }>()
  return async (request, work) => {
    const key = idempotencyKey(request)
    if (key === undefined) return work()
    const { caller } = request
    const hash = hashOf(request)
    const name = `${caller.organisation} ${caller.person} ${key}`
    const other = atWork.get(name)
    if (other && other.hash !== hash) throw new Refused('request.key-reused')
    if (other) return other.answer
    const answer = answered()
    atWork.set(name, { hash, answer })
    return answer.finally(() => atWork.delete(name))

    async function answered(): Promise<T> {
      try {
        const kept = await request.act((act) =>
          once(act, key as string, hash, () => Promise.reject(new Unanswered())),
        )
        return kept.answer as T
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error
      }
      const made = await work()
      await request.act((act) =>
        once(act, key as string, hash, async () => ({ status: 202, answer: made })),
      )
      return made
    }
  }
}
