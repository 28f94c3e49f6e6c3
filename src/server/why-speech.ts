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
      says: sayGround(ground, say),
    })),
  }
}

export const whoBody = (answer: Who, say: Say): WhoBody => ({
  ...plain(answer),
  people: answer.people.map(({ ground, ...person }) => ({
    ...person,
    roles: [...person.roles],
    rule: ground.rule,
    says: sayGround(ground, say),
  })),
  releases: answer.releases.map(({ ground, ...release }) => ({
    ...release,
    rule: ground.rule,
    says: sayGround(ground, say),
  })),
})

export const sayGround = ({ rule, holds, values }: Ground, say: Say): string =>
  say(`access.rule.${rule}.${holds ? 'yes' : 'no'}`, values)

/** Lists of a read-only answer as the schemas have them. */
function plain<T extends { readonly act: RecordAct; readonly record: Why['record'] }>(answer: T) {
  const { record, ...rest } = answer
  return { ...rest, record: { ...record, purposes: [...record.purposes] } } as Plain<T>
}
type Plain<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] } & {
  record: Omit<Why['record'], 'purposes'> & { purposes: string[] }
}
