import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { printable, Refused } from '../base/index.ts'
import type { House } from '../store/index.ts'
import { type Changes, newChanges } from './changes.ts'
import { doorFirst } from './closed.ts'
import { type DeclaredRoute, guard } from './door.ts'
import { headers, moreHeaders, NO_REQUEST } from './headers.ts'
import type { Screening, ServerPorts } from './ports.ts'
import { refusalOf, sendProblem } from './problem.ts'
import { accessRoutes } from './routes/access.ts'
import { adviceRoutes } from './routes/advice.ts'
import { batchRoutes } from './routes/batches.ts'
import { boardRoutes } from './routes/board.ts'
import { caseAdviceRoutes } from './routes/case-advice.ts'
import { caseRoutes } from './routes/cases.ts'
import { cooperationRoutes } from './routes/cooperation.ts'
import { debriefRoutes } from './routes/debrief.ts'
import { eventRoutes } from './routes/events.ts'
import { exchangeRoutes } from './routes/exchange.ts'
import { identityRoutes } from './routes/identity.ts'
import { journalRoutes } from './routes/journal.ts'
import { judgementRoutes } from './routes/judgements.ts'
import { listRoutes } from './routes/lists.ts'
import { messageRoutes } from './routes/messages.ts'
import { openApiRoute } from './routes/openapi.ts'
import { paperRoutes } from './routes/papers.ts'
import { peopleRoutes } from './routes/people.ts'
import { planRoutes } from './routes/plan.ts'
import { receivedRoutes } from './routes/received.ts'
import { reportRoutes } from './routes/reports.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { targetRoutes } from './routes/targets.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { webRoute } from './routes/web.ts'
import type { Voices } from './speech.ts'
import type { WebFiles } from './web-files.ts'

export type ServerParts = {
  readonly house: House
  readonly screening: Screening
  readonly voices: Voices
  readonly webFiles: WebFiles
  readonly ports: ServerPorts
}

/** What every room of routes is given. */
export type Api = ServerParts & {
  readonly app: ReturnType<typeof bare>
  readonly declared: readonly DeclaredRoute[]
  readonly changes: Changes
}

const STATUS_OF: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

function isReadable(url: string): boolean {
  try {
    decodeURI(url.split('?')[0] as string)
    return true
  } catch {
    return false
  }
}

const bare = (proxied = false) =>
  Fastify({
    // Behind a proxy of this machine, and behind no other, the proxy says who asks.
    trustProxy: proxied ? 'loopback' : false,
    logger: false,
    // Sockets of event streams would keep a closing server waiting.
    forceCloseConnections: true,
    bodyLimit: 1 << 20,
    // The length of a whole address is bounded already; what is too long for its place is refused there.
    routerOptions: { maxParamLength: 16_384 },
    genReqId: () => crypto.randomUUID(),
    // An address that cannot be read is one that is not there: it passes the same guards.
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/api/unreadable'),
    clientErrorHandler(error, socket) {
      if (error.code === 'ECONNRESET' || socket.destroyed) return
      const status = STATUS_OF[error.code ?? ''] ?? '400 Bad Request'
      if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\n${NO_REQUEST}\r\n\r\n`)
      socket.destroy(error)
    },
  }).withTypeProvider<ZodTypeProvider>()

export type Server = FastifyInstance & {
  /** What every route declared: the census. */
  readonly declared: readonly DeclaredRoute[]
}

const NO_COUNTS = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
} as const

/** The application on HTTP; `listen` is the caller's, on 127.0.0.1. */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { house, voices, ports } = parts
  const app = bare(ports.origin !== undefined)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(async (error: Error, request, reply) => {
    const first = await doorFirst(error, request)
    const { refusal, fields } = refusalOf(first, request, (line) => ports.log(printable(line)))
    return sendProblem(reply, refusal, request.say ?? voices.en, fields)
  })
  await app.register(cookie)
  await app.register(helmet, headers(ports.secure))
  moreHeaders(app)
  await app.register(multipart, { limits: { fileSize: ports.uploadLimitBytes, files: 200 } })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Cosmo', version: ports.engineVersion },
      servers: [{ url: '/' }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  const declared = guard(app, house, voices, ports)
  await app.register(rateLimit, {
    // A held arrow key asks for thirty targets a second, and that is no attack.
    max: 6000,
    timeWindow: '1 minute',
    hook: 'preHandler',
    keyGenerator: (request) => request.known?.person ?? request.ip,
    // Nothing in an answer but what was asked for: one count more or less tells two answers apart.
    addHeadersOnExceeding: NO_COUNTS,
    errorResponseBuilder: () => new Refused('request.too-many'),
  })

  const changes = newChanges(house.notices)
  app.addHook('onClose', async () => changes.close())
  const api: Api = { ...parts, app, declared, changes }
  signInRoutes(api)
  sessionRoutes(api)
  identityRoutes(api)
  peopleRoutes(api)
  targetRoutes(api)
  judgementRoutes(api)
  uploadRoutes(api)
  batchRoutes(api)
  listRoutes(api)
  journalRoutes(api)
  accessRoutes(api)
  cooperationRoutes(api)
  planRoutes(api)
  messageRoutes(api)
  adviceRoutes(api)
  exchangeRoutes(api)
  receivedRoutes(api)
  caseRoutes(api)
  caseAdviceRoutes(api)
  paperRoutes(api)
  boardRoutes(api)
  reportRoutes(api)
  debriefRoutes(api)
  eventRoutes(api)
  openApiRoute(api)
  webRoute(api)
  await app.ready()
  return Object.assign(app as unknown as FastifyInstance, { declared })
}
