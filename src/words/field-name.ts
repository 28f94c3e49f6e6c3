import type { Say } from './index.ts'

/** The parts of a path → words; what is in none of them stands as it is. */
const PARTS: Readonly<Record<string, string | null>> = {
  scope: null,
  objective: 'web.plan.objective',
  families: 'web.plan.families',
  directions: 'web.plan.directions',
  modes: 'web.plan.modes',
  regions: 'web.plan.regions',
  legalBasis: 'web.plan.legal-basis',
  mediaLine: 'web.plan.media-line',
  partners: 'web.plan.partners',
  supports: 'web.plan.supports',
  nationalPlansDue: 'web.plan.due',
  phases: 'web.phases',
  entry: 'phase.side.entry',
  exit: 'phase.side.exit',
  criteria: 'web.plan.key',
  key: 'web.plan.key',
  name: 'web.plan.name',
  text: 'web.criterion',
  en: 'web.plan.language.en',
  fr: 'web.plan.language.fr',
  from: 'web.phase.from',
  until: 'web.phase.until',
  mandatory: 'web.criterion.mandatory',
  counted: 'web.criterion.counted',
}

/** `phases[1].name.fr` as people say it: “Phases 1, name, in French”. */
export const fieldName = (
  say: Say,
  path: string,
  nameOf: (key: string) => string | undefined = () => undefined,
): string =>
  path
    .split('.')
    .flatMap((part) => {
      const [, name = part, key] = /^(\w+)\[(.+)\]$/.exec(part) ?? []
      const words = PARTS[name]
      if (words === null) return []
      const said = words === undefined ? name : say(words)
      return [key === undefined ? said : `${said} ${nameOf(key) ?? key}`]
    })
    .join(', ')
