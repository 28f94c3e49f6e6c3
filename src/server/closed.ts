import type { FastifyError, FastifyRequest } from 'fastify'
import { Refused } from '../base/index.ts'
import { isPublic } from './door.ts'

/**
 * Whoever may not pass a route's door is told that, and nothing about the shape of what they sent:
 * what cannot be read is refused only to those whom the door lets in. Answers with the refusal of
 * the door, or with the error as it was.
 */
export async function doorFirst(
  error: FastifyError | Error,
  request: FastifyRequest,
): Promise<FastifyError | Error> {
  const { act } = request.routeOptions.config
  const unread = ((error as FastifyError).statusCode ?? 500) < 500
  if (error instanceof Refused || !unread || !request.known || !act || isPublic(act)) return error
  try {
    await request.pass()
    return error
  } catch (closed) {
    return closed instanceof Refused ? closed : error
  }
}
