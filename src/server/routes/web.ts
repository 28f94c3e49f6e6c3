import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../../base/index.ts'
import type { Api } from '../server.ts'
import { encoded, type WebFile } from '../web-files.ts'

const YEAR = 'public, max-age=31536000, immutable'

/**
 * The built web application out of memory. What is no file and no address of the API is a page of
 * the application, which says itself when it has none by that name.
 */
export function webRoute({ app, webFiles, declared }: Api): void {
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] as string
    if (path.startsWith('/api/')) {
      const other = declared.some(({ url }) => patternOf(url).test(path))
      throw new Refused(other ? 'request.method' : 'request.absent', { method: request.method })
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new Refused('request.method', { method: request.method })
    }
    return page(request, reply, path)
  })

  function page(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
    const named = webFiles.get(path)
    // A missing file is missing; a missing page is the application's to say.
    if (!named && /\.\w+$/.test(path)) throw new Refused('request.absent')
    const file = named ?? webFiles.get('/index.html')
    if (!file) throw new Refused('request.absent')
    const { body, encoding } = encoded(file, request.headers['accept-encoding'] ?? '')
    reply.header('cache-control', cachingOf(file, reply)).header('vary', 'accept-encoding')
    if (encoding) reply.header('content-encoding', encoding)
    // Set already where a sign-in link was refused: the page is shown, the status stands.
    if (reply.statusCode === 404) reply.code(200)
    return reply.type(file.type).send(body)
  }
}

/** The page that says what a link was refused with stands for that one answer. */
const cachingOf = (file: WebFile, { statusCode }: FastifyReply): string => {
  if (statusCode !== 200 && statusCode !== 404) return 'no-store'
  return file.immutable ? YEAR : 'no-cache'
}

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`)
