import { z } from 'zod'
import type { DoorName } from '../../rights/index.ts'
import { batchesByIds } from '../../store/index.ts'
import type { Changed } from '../changes.ts'
import type { RunningBatch } from '../ports.ts'
import type { BatchEvent, SomethingChanged } from '../schemas/index.ts'
import type { Api } from '../server.ts'

const EVERY_MS = 400
/** Whoever does not read it is not told that something changed. */
const READ_BEHIND = {
  message: 'message.list',
  plan: 'operation-plan.read',
  advice: 'advice.list',
} as const satisfies Readonly<Record<Changed, DoorName>>
/** What a label lets through is looked at again after this long. */
const ASKED_MS = 2_000
const ALIVE_MS = 15_000
/** The browser comes again by itself, and its session is looked at again. */
const LONGEST_MS = 300_000

/**
 * Server-sent events, named as the journal names the acts: `batch.progressed` while a batch is at
 * work, `batch.finished` when it no longer is; `message.changed`, `plan.changed` and
 * `advice.changed` when messages or plans of an operation, or requests for advice, are worth
 * another look.
 */
export function eventRoutes({ app, screening, changes }: Api): void {
  const open = new Set<() => void>()
  const closeAll = (): void => {
    for (const close of open) close()
  }
  app.addHook('preClose', async () => closeAll())
  // Whoever comes again looks at everything again.
  changes.onMissed(closeAll)

  app.route({
    method: 'GET',
    url: '/api/v1/events',
    config: {
      act: 'event.follow',
      also: Object.values(READ_BEHIND),
      loader: 'batches by predicate',
      projection: 'batch.progress',
      rateLimit: false,
    },
    schema: { description: 'text/event-stream', response: { 200: z.string() } },
    handler: (request, reply) => {
      const { caller } = request
      const { raw } = reply
      reply.hijack()
      raw.writeHead(200, {
        ...Object.fromEntries(
          Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined),
        ),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      } as Record<string, string>)
      raw.write('retry: 1000\n\n')
      const send = (event: string, body: BatchEvent | SomethingChanged) =>
        raw.write(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`)

      let before = new Map<string, string>()
      let shown: ReadonlySet<string> = new Set()
      let asked: readonly string[] = []
      let askedAt = 0
      /** Which batches are the caller's to follow, as it stands now: asked again and again. */
      const followed = async (
        running: readonly RunningBatch[],
      ): Promise<readonly RunningBatch[]> => {
        const isNew = running.some(({ batch }) => !asked.includes(batch))
        if (isNew || (running.length > 0 && performance.now() - askedAt > ASKED_MS)) {
          asked = running.map(({ batch }) => batch)
          askedAt = performance.now()
          const found = await request.act((act) => batchesByIds(act, asked))
          shown = new Set(found.map(({ id }) => id))
        }
        return running.filter(({ batch }) => shown.has(batch))
      }
      const look = async () => {
        const now = new Map<string, string>()
        for (const { batch, progress } of await followed(screening.running(caller))) {
          const text = JSON.stringify(progress)
          now.set(batch, text)
          if (before.get(batch) !== text) send('batch.progressed', { batch, progress })
        }
        for (const batch of before.keys()) {
          if (!now.has(batch)) send('batch.finished', { batch, progress: null })
        }
        before = now
        await tellChanges()
      }
      let mark = changes.mark()
      const tellChanges = async () => {
        const from = mark
        mark = changes.mark()
        const since = changes.since(caller.organisation, from)
        for (const what of new Set(since.map((one) => one.what))) {
          const reads = await request.act(async () => true, READ_BEHIND[what]).catch(() => false)
          if (!reads) continue
          for (const one of since)
            if (one.what === what)
              send(`${what}.changed`, { operation: one.operation === '' ? null : one.operation })
        }
      }
      let busy = false
      let once = false
      const lookOnce = () => {
        once = busy
        if (busy) return
        busy = true
        // A house that stopped, a person who may no longer: the browser comes again and is told.
        look()
          .catch(close)
          .finally(() => {
            busy = false
            if (once) lookOnce()
          })
      }
      const looking = setInterval(lookOnce, EVERY_MS)
      // What others do is told at once; a batch at work is looked at now and then.
      const stopListening = changes.listen(caller.organisation, lookOnce)
      const alive = setInterval(() => raw.write(': alive\n\n'), ALIVE_MS)
      const close = () => {
        clearInterval(looking)
        clearInterval(alive)
        clearTimeout(longest)
        stopListening()
        open.delete(close)
        raw.end()
      }
      const longest = setTimeout(close, LONGEST_MS)
      open.add(close)
      raw.on('close', close)
      lookOnce()
    },
  })
}
