import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type CedarValueJson,
  type Context,
  type EntityJson,
  preparsePolicySet,
  statefulIsAuthorized,
  type TypeAndId,
  validate,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { Caller, Item, Span } from './reference.ts'

/**
 * The policy as Cedar decides it (`policy.cedar`). Cedar has no "there is one that": whether a
 * membership or a basis counts and what a release does is asked of each by itself; "at least one"
 * is the only thing that is done here.
 */
const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

export type CedarAnswers = {
  readonly allowed: (caller: Caller, act: string, item: Item) => boolean
  /** Questions that went through Cedar, those on releases, memberships and bases included. */
  readonly asked: () => number
}

/** What Cedar's validator says against the policies, and how many it read. */
export function checkedPolicies(): { readonly wrong: readonly string[] } {
  const answer = validate({
    schema: read('policy.cedarschema'),
    policies: { staticPolicies: read('policy.cedar') },
  })
  if (answer.type === 'failure') return { wrong: answer.errors.map((one) => one.message) }
  const told = [...answer.validationErrors, ...answer.validationWarnings]
  return { wrong: told.map((one) => `${one.policyId}: ${one.error.message}`) }
}

const uid = (type: string, id: string): TypeAndId => ({ type, id })
const entity = (type: string, id: string): CedarValueJson => ({ __entity: uid(type, id) })
/** Acts whose context has `opened` and `basis`: the schema's, which the validator holds the policies to. */
const NOMINAL = ['consult-nominal', 'match', 'erase']
const spanOf = ({ from, until }: Span) => (until === null ? { from } : { from, until })

/**
 * Without `fresh` a question that was put before, letter by letter, is answered from what Cedar
 * said then; with it every question goes to Cedar.
 */
export function cedar(fresh = false): CedarAnswers {
  const parsed = preparsePolicySet('cosmo', { staticPolicies: read('policy.cedar') })
  if (parsed.type === 'failure') throw new Error(parsed.errors.map((e) => e.message).join('\n'))
  let asked = 0
  const known = new Map<string, boolean>()

  function ask(
    who: EntityJson,
    act: string,
    what: EntityJson,
    context: Context,
    again = false,
  ): boolean {
    const key = fresh && again ? '' : JSON.stringify([who, act, what, context])
    const before = key === '' ? undefined : known.get(key)
    if (before !== undefined) return before
    const answer = statefulIsAuthorized({
      principal: who.uid,
      action: uid('Action', act),
      resource: what.uid,
      context,
      preparsedPolicySetId: 'cosmo',
      entities: [who, what],
    })
    asked++
    if (answer.type === 'failure') throw new Error(answer.errors.map((e) => e.message).join('\n'))
    const { errors } = answer.response.diagnostics
    if (errors.length > 0) throw new Error(errors.map((e) => e.error.message).join('\n'))
    const allowed = answer.response.decision === 'allow'
    if (key !== '') known.set(key, allowed)
    return allowed
  }

  /** What the releases, memberships and bases come to for this caller and item. */
  function standing(caller: Caller, who: EntityJson, item: Item): Context {
    const counts = { now: caller.now, owner: entity('Organisation', item.owner) }
    const operations = caller.memberships.filter((one) =>
      ask(
        who,
        'counts',
        thing('Membership', {
          organisation: entity('Organisation', caller.organisation),
          operation: entity('Operation', one.operation),
          ...spanOf(one),
        }),
        counts,
      ),
    )
    const context: Context = {
      now: caller.now,
      operations: [...new Set(operations.map((one) => one.operation))].map((one) =>
        entity('Operation', one),
      ),
    }
    const releases = item.releases.map((one) =>
      thing('Release', {
        to: entity('Organisation', one.to),
        persons: one.persons.map((person) => entity('Person', person)),
        ...(one.operation === null ? {} : { operation: entity('Operation', one.operation) }),
        nominal: one.nominal,
        withdrawn: one.withdrawn,
        ...spanOf(one),
      }),
    )
    const some = (act: string) => releases.some((one) => ask(who, act, one, context))
    return {
      purpose: caller.purpose,
      reached: some('reaches'),
      named: some('names'),
      opened: some('opens'),
      basis: item.bases.some((one) =>
        ask(
          who,
          'counts',
          thing('Basis', {
            parties: [item.owner, caller.organisation].map((id) => entity('Organisation', id)),
            ...spanOf(one),
          }),
          counts,
        ),
      ),
    }
  }

  const partOf = new WeakMap<Context, Context>()
  const plain = (whole: Context): Context =>
    remember(partOf, whole, () => {
      const { opened: _, basis: __, ...rest } = whole
      return rest
    })

  const persons = new WeakMap<Caller, EntityJson>()
  const contexts = new WeakMap<Caller, WeakMap<Item, Context>>()
  const records = new WeakMap<Item, EntityJson>()
  return {
    asked: () => asked,
    allowed: (caller, act, item) => {
      const who = remember(persons, caller, () => personOf(caller))
      const byItem = remember(contexts, caller, () => new WeakMap<Item, Context>())
      const context = remember(byItem, item, () => standing(caller, who, item))
      const what = remember(records, item, () => recordOf(item))
      return ask(who, act, what, NOMINAL.includes(act) ? context : plain(context), true)
    },
  }
}

function remember<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

const thing = (type: string, attrs: Record<string, CedarValueJson>): EntityJson => ({
  uid: uid(type, 'this'),
  attrs,
  parents: [],
})

const personOf = (caller: Caller): EntityJson => ({
  uid: caller.person === null ? uid('Machine', 'machine') : uid('Person', caller.person),
  attrs: {
    organisation: entity('Organisation', caller.organisation),
    twoFactors: caller.twoFactors,
  },
  parents: caller.person === null ? [] : caller.roles.map((role) => uid('Role', role)),
})

const recordOf = (item: Item): EntityJson =>
  thing('Record', {
    owner: entity('Organisation', item.owner),
    light: item.light,
    code: item.code,
    purposes: [...item.purposes],
    state: item.state,
  })
