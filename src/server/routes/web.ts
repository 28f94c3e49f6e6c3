import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readSession } from '../../access/index.ts'
import { printable, Refused } from '../../base/index.ts'
import { sightOf } from '../first-sight.ts'
import type { Api } from '../server.ts'
import { cookieOf } from '../site.ts'
import { encoded, type WebFile } from '../web-files.ts'

const YEAR = 'public, max-age=31536000, immutable'
const INDEX = '/index.html'

/** Where the list of targets is the first thing to see. */
const LISTS = ['/', '/targets']
/** Where the application draws itself; a first sight stands there until it does. */
const PLACE = '<div id="app"></div>'

/**
 * The built web application out of memory. What is no file and no address of the API is a page of
 * the application, which says itself when it has none by that name.
 */
export function webRoute({ app, house, voices, webFiles, ports, declared }: Api): void {
  for (const url of LISTS)
    app.route({
      method: 'GET',
      url,
      exposeHeadRoute: false,
      // Without a session it is the bare page; the list in it stands behind its own door.
      config: {
        act: 'public.page',
        also: ['target.list'],
        loader: 'targets by predicate',
        projection: 'target.row',
      },
      schema: { hide: true },
      handler: (request, reply) => {
        const [head, foot] = webFiles.get(INDEX)?.plain.toString('utf8').split(PLACE) ?? []
        const token = cookieOf(request, 'session', ports)
        if (head === undefined || foot === undefined || token === '')
          return page(request, reply, INDEX)
        return reply
          .header('cache-control', 'no-store')
          .type('text/html; charset=utf-8')
          .send(Readable.from(sightly(request, token, head, foot)))
      },
    })

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
    const file = named ?? webFiles.get(INDEX)
    if (!file) throw new Refused('request.absent')
    const { body, encoding } = encoded(file, request.headers['accept-encoding'] ?? '')
    reply.header('cache-control', cachingOf(file, reply)).header('vary', 'accept-encoding')
    if (encoding) reply.header('content-encoding', encoding)
    // Set already where a sign-in link was refused: the page is shown, the status stands.
    if (reply.statusCode === 404) reply.code(200)
    return reply.type(file.type).send(body)
  }

  /** The head goes out at once: style and scripts are on their way while the list is looked up. */
  async function* sightly(
    request: FastifyRequest,
    token: string,
    head: string,
    foot: string,
  ): AsyncGenerator<string> {
    yield `${head}<div id="app">`
    let sight: string | null = null
    try {
      const session = await readSession(house, token)
      if (session.ok) {
        request.known = session.value
        sight = await sightOf(request, voices, ports.engineVersion)
      }
    } catch (error) {
      // The application asks for itself, and says what is wrong.
      if (!(error instanceof Refused)) ports.log(printable(`${request.id} first sight: ${error}`))
    }
    yield `${sight ?? '</div>'}${foot}`
  }
}

/** The page that says what a link was refused with stands for that one answer. */
const cachingOf = (file: WebFile, { statusCode }: FastifyReply): string => {
  if (statusCode !== 200 && statusCode !== 404) return 'no-store'
  return file.immutable ? YEAR : 'no-cache'
}

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`)
