import { useQuery } from '@tanstack/react-query'
import type { Language, Say, Words } from '../../src/words/index.ts'
import { voice } from '../../src/words/index.ts'
import { useSpeech } from './language.tsx'

/** Words that only some pages need, fetched with the first page that needs them. */
const ROOMS = {
  advice: {
    en: () => import('../../src/words/en/advice.ts').then((file) => file.advice),
    fr: () => import('../../src/words/fr/advice.ts').then((file) => file.advice),
  },
  account: {
    en: () => import('../../src/words/en/account.ts').then((file) => file.account),
    fr: () => import('../../src/words/fr/account.ts').then((file) => file.account),
  },
  board: {
    en: () => import('../../src/words/en/board.ts').then((file) => file.board),
    fr: () => import('../../src/words/fr/board.ts').then((file) => file.board),
  },
  cases: {
    en: () => import('../../src/words/en/cases.ts').then((file) => file.cases),
    fr: () => import('../../src/words/fr/cases.ts').then((file) => file.cases),
  },
  'case-advice': {
    en: () => import('../../src/words/en/case-advice.ts').then((file) => file.caseAdvice),
    fr: () => import('../../src/words/fr/case-advice.ts').then((file) => file.caseAdvice),
  },
  cooperation: {
    en: () => import('../../src/words/en/cooperation.ts').then((file) => file.cooperation),
    fr: () => import('../../src/words/fr/cooperation.ts').then((file) => file.cooperation),
  },
  debrief: {
    en: () => import('../../src/words/en/debrief.ts').then((file) => file.debrief),
    fr: () => import('../../src/words/fr/debrief.ts').then((file) => file.debrief),
  },
  exchange: {
    en: () => import('../../src/words/en/exchange.ts').then((file) => file.exchange),
    fr: () => import('../../src/words/fr/exchange.ts').then((file) => file.exchange),
  },
  help: {
    en: () => import('../../src/words/en/help.ts').then((file) => file.help),
    fr: () => import('../../src/words/fr/help.ts').then((file) => file.help),
  },
  journal: {
    en: () => import('../../src/words/en/journal.ts').then((file) => file.journal),
    fr: () => import('../../src/words/fr/journal.ts').then((file) => file.journal),
  },
  papers: {
    en: () => import('../../src/words/en/papers.ts').then((file) => file.papers),
    fr: () => import('../../src/words/fr/papers.ts').then((file) => file.papers),
  },
  plan: {
    en: () => import('../../src/words/en/plan.ts').then((file) => file.plan),
    fr: () => import('../../src/words/fr/plan.ts').then((file) => file.plan),
  },
  messages: {
    en: () => import('../../src/words/en/messages.ts').then((file) => file.messages),
    fr: () => import('../../src/words/fr/messages.ts').then((file) => file.messages),
  },
  rights: {
    en: () => import('../../src/words/en/rights.ts').then((file) => file.rights),
    fr: () => import('../../src/words/fr/rights.ts').then((file) => file.rights),
  },
  reports: {
    en: () => import('../../src/words/en/reports.ts').then((file) => file.reports),
    fr: () => import('../../src/words/fr/reports.ts').then((file) => file.reports),
  },
} as const satisfies Readonly<Record<string, Record<Language, () => Promise<Words>>>>

export type WordRoom = keyof typeof ROOMS

/** Speaks the words of these rooms and of the page itself; null while they are on their way. */
export function useRoomWords(...rooms: readonly WordRoom[]): Say | null {
  const { say, language } = useSpeech()
  const words = useQuery({
    queryKey: ['words', rooms, language],
    queryFn: async () => {
      const parts = await Promise.all(
        rooms.map((room) => ROOMS[room][language]() as Promise<Words>),
      )
      const own = voice(language, Object.assign({}, ...parts) as Words)
      return { own }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  const own = words.data?.own
  if (own === undefined) return null
  return (key, values) => {
    const said = own(key, values)
    return said === key ? say(key, values) : said
  }
}
