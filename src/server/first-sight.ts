import type { FastifyRequest } from 'fastify'
import { type Acting, type House, through, type Warmth } from '../store/index.ts'
import { isLanguage, LANGUAGES, type Language } from '../words/index.ts'
import { meOf, targets } from './desk.ts'
import { html, markupOf } from './first-sight-markup.ts'
import { type Me, type TargetsAnswer, targetsViewSchema } from './schemas/index.ts'
import { keptOf } from './site.ts'
import type { Voices } from './speech.ts'

/**
 * The first sight of the page Targets: the list that the application would ask for, in the very
 * answer to the navigation, so that it is painted before the application has started; and with it
 * the answers it was made of, so that the application starts with them and asks nothing twice.
 */
export type Sight = {
  readonly language: Language
  /** The filter as it was read: the application takes the answers for this one alone. */
  readonly view: Readonly<Record<string, unknown>>
  readonly me: Me
  readonly targets: TargetsAnswer
}

/** One page of the list, as the application asks for it. */
const PAGE = { limit: 50, nominal: false } as const

/**
 * The first sight for a caller, behind the door of the list itself and journaled like it; null
 * where the address names no list.
 */
export async function sightOf(
  request: FastifyRequest,
  voices: Voices,
  engineVersion: string,
): Promise<string | null> {
  const kept = keptOf(request)
  const language = isLanguage(kept.language) ? kept.language : request.language
  const given = request.query as Readonly<Record<string, unknown>>
  const asked = Object.keys(given).length > 0 ? given : kept.filter
  const view = targetsViewSchema.safeParse(asked)
  if (!view.success) return null
  const { answer, ...rest } = view.data
  const filter = {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(answer === 'all' ? {} : { answer }),
  }
  const say = voices[language]
  const sight: Sight = await request.act(
    async (act) => ({
      language,
      view: view.data,
      me: await meOf(act, request.caller, engineVersion),
      targets: await targets(act, { ...filter, ...PAGE }, say),
    }),
    'target.list',
  )
  const current = typeof asked.target === 'string' ? asked.target : undefined
  return markupOf(sight, say, current)
}

/** What is compiled and looked up once takes a few times until it is fast. */
const TIMES = 3

/**
 * First sights that nobody sees, so that the first officer of the day does not wait for what is
 * done once. Nothing is written, into the journal neither.
 */
export function firstSightWarmth(house: House, caller: Acting, voices: Voices): readonly Warmth[] {
  const unseen = { ...caller, person: null }
  return Array.from({ length: TIMES }, () => LANGUAGES)
    .flat()
    .map(
      (language) => () =>
        through(house, unseen, 'target.list', async (act) => {
          const say = voices[language]
          const asked = { ...PAGE, answer: 'open' } as const
          html(JSON.stringify(await targets({ ...act, saw: () => {} }, asked, say)))
        }),
    )
}
