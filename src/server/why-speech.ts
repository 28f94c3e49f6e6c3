import type { Who, Why } from '../access/index.ts'
import type { Ground, RecordAct } from '../rights/index.ts'
import type { Say } from '../words/index.ts'
import type { WhoBody, WhyBody } from './schemas/index.ts'

/** The answers of `why` and `who` with their sentences: for the API, the page and the command. */
export const whyBody = (answer: Why, say: Say): WhyBody => {
  const { grounds, person, ...rest } = answer
  return {
    ...plain(rest),
    says: say(`access.why.${answer.allowed ? 'yes' : 'no'}`, {
      person: person.name,
      act: say(`access.act.${answer.act}`),
    }),
    person: { ...person, roles: [...person.roles] },
    grounds: grounds.map((ground) => ({
      rule: ground.rule,
      title: say(`access.rule.${ground.rule}`),
      holds: ground.holds,
      says: sayGround(ground, say, answer.releases),
    })),
  }
}

export const whoBody = (answer: Who, say: Say): WhoBody => ({
  ...plain(answer),
  people: answer.people.map(({ ground, ...person }) => ({
    ...person,
    roles: [...person.roles],
    rule: ground.rule,
    says: sayGround(ground, say, answer.releases),
  })),
  releases: answer.releases.map(({ ground, ...release }) => ({
    ...release,
    rule: ground.rule,
    says: sayGround(ground, say, answer.releases),
  })),
})

/** The sentence of a ground: which of its grounds it was, and the release or basis that gave it. */
export function sayGround(
  { rule, holds, values }: Ground,
  say: Say,
  releases: readonly ConsideredOperation[] = [],
): string {
  const { by, from, basis, operation } = values
  const name = releases.find((one) => one.operation?.id === operation)?.operation?.name
  return say(`access.rule.${rule}.${holds ? 'yes' : 'no'}${by === undefined ? '' : `.${by}`}`, {
    ...values,
    ...(from === undefined ? {} : { from: dayOf(from) }),
    ...(basis === undefined ? {} : { basis: dayOf(basis) }),
    ...(operation === undefined ? {} : { operation: name ?? operation }),
  })
}

type ConsideredOperation = Pick<Why['releases'][number], 'operation'>

/** The day of an instant, in UTC. */
const dayOf = (instant: string): string => instant.slice(0, 10)

/** Lists of a read-only answer as the schemas have them. */
function plain<T extends { readonly act: RecordAct; readonly record: Why['record'] }>(answer: T) {
  const { record, ...rest } = answer
  return { ...rest, record: { ...record, purposes: [...record.purposes] } } as Plain<T>
}
type Plain<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] } & {
  record: Omit<Why['record'], 'purposes'> & { purposes: string[] }
}
