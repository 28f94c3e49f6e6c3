import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Refusal } from '../base/index.ts'
import { Refused, refusalStatus } from '../base/index.ts'
import type { Say } from '../words/index.ts'
import type { Problem } from './schemas/index.ts'
import { sentencesOf } from './speech.ts'

/** RFC 9457 from a refusal, in the caller's language. */
export function problemOf(refusal: Refusal, say: Say, fields: Problem['fields'] = []): Problem {
  const { code, values } = refusal
  const { says, next } = sentencesOf(refusal, say)
  const seconds = Number(values.seconds)
  return {
    type: `urn:cosmo:refusal:${code}`,
    title: code,
    status: refusalStatus(code),
    code,
    detail: says,
    next,
    fields,
    ...(code === 'identity.delayed' ? { retryAfter: Math.max(1, Math.ceil(seconds)) } : {}),
  }
}

export function sendProblem(
  reply: FastifyReply,
  refusal: Refusal,
  say: Say,
  fields: Problem['fields'] = [],
): FastifyReply {
  const problem = problemOf(refusal, say, fields)
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter)
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}

/** Where Fastify found fault → the refusal that says so. */
const PLACES = {
  body: 'request.body',
  querystring: 'request.query',
  // A part of the address that cannot be meant leads nowhere, like one that names nothing.
  params: 'request.absent',
  headers: 'request.header',
} as const

/**
 * Every error of a request as a refusal. What is no refusal is a fault of ours: the log has its
 * stack under the request's id, the caller gets that id and nothing of the inside.
 */
export function refusalOf(
  error: FastifyError | Error,
  request: FastifyRequest,
  log: (line: string) => void,
): { readonly refusal: Refusal; readonly fields: Problem['fields'] } {
  if (error instanceof Refused) return { refusal: error.refusal, fields: [] }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const place = PLACES[(error.validationContext ?? 'body') as keyof typeof PLACES]
    const fields = error.validation.map((one) => ({
      name: one.instancePath.slice(1).replaceAll('/', '.'),
      problem: one.message ?? '',
    }))
    const names = fields.map((field) => field.name).join(', ')
    return { refusal: { code: place ?? 'request.body', values: { fields: names } }, fields }
  }
  const { code = '', statusCode = 500 } = error as FastifyError
  if (statusCode === 429) return { refusal: { code: 'request.too-many', values: {} }, fields: [] }
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413) {
    return { refusal: { code: 'file.too-large', values: { file: '' } }, fields: [] }
  }
  if (statusCode >= 400 && statusCode < 500) {
    return { refusal: { code: 'request.body', values: { fields: '' } }, fields: [] }
  }
  // A line of the log is one line, whatever stood in the request.
  const stack = (error.stack ?? error.message).split(/\s*\n\s*/).join(' | ')
  log(`${request.id} ${request.method} ${request.url.split('?')[0]}: ${stack}`)
  return { refusal: { code: 'request.failed', values: { request: request.id } }, fields: [] }
}
