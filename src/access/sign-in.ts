import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { done, Refused, type Result, refuse } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Act, House } from '../store/index.ts'
import { ADMINISTRATION, HOUSE, type Knock, machine } from './caller.ts'
import { isKnown } from './devices.ts'
import type { Reach } from './egress.ts'
import { type In, letIn } from './let-in.ts'
import {
  accountBuckets,
  admit,
  doorBucket,
  forgive,
  networkBucket,
  refusedAfter,
} from './lockout.ts'
import { readAddress } from './logins.ts'
import { askDirectory, linkIdentity, personOfIdentity } from './oidc.ts'
import { readPasskeyAnswer, type Site } from './passkeys.ts'
import { checkPassword, hashPassword, isOutdated } from './passwords.ts'
import { spendRecoveryCode } from './recovery.ts'
import { beginStep, seeStep, takeStep } from './steps.ts'
import { spendTotp } from './totp.ts'

export type SecondFactor = { readonly code: string } | { readonly recovery: string }

export const accountOf = (organisation: string, person: string): string =>
  `${organisation}/${person}`

/**
 * A refused sign-in stands in the journal of the organisation it was meant for, if there is one:
 * both names may have been made up.
 */
export const noteRefused = (
  house: House,
  organisation: string,
  person: string | undefined,
  way: string,
) =>
  house.act(machine(organisation, ADMINISTRATION), async (act) => {
    const found = await act.db
      .selectFrom('organisation as o')
      .leftJoin('person as p', (join) => join.on('p.id', '=', person ?? null))
      .select(['o.id', 'p.id as person'])
      .executeTakeFirst()
    if (!found) return
    const objects = found.person === null ? [] : [found.person]
    await journal(act, { act: 'session.refused', objects, values: { way } })
  })

/**
 * By name and password. With a second factor enrolled, the answer is the step that asks for it.
 * Wrong password, unknown name, unknown organisation and a person who left: the same answer
 * (`identity.refused`) after the same work.
 */
export async function signInByPassword(
  house: House,
  given: { readonly login: string; readonly password: string },
  knock: Knock,
): Promise<Result<{ readonly in: In } | { readonly step: string }>> {
  const { text, login, organisation } = await readAddress(house, given.login)
  const found = await accountBy(house, organisation, login, knock.device)
  const account = found ? accountOf(found.organisation, found.person) : `login ${text}`
  const admitted = await admit(house, accountBuckets(account, knock, found?.known ?? false))
  if (!admitted.ok) return admitted
  const hash = found?.hash ?? null
  const right = await checkPassword(house.ports.random, given.password, hash)
  if (!right || !found || hash === null) {
    await noteOrWait(house, organisation, found?.person)
    return refuse('identity.refused')
  }
  await forgive(house, admitted.value)
  const { person } = found
  if (found.factor)
    return done({
      step: await beginStep(house, 'second-factor', { organisation: found.organisation, person }),
    })
  const fresh = isOutdated(hash) ? await hashPassword(house.ports.random, given.password) : null
  return done({
    in: await house.act(machine(found.organisation, ADMINISTRATION), async (act) => {
      if (fresh)
        await act.db
          .updateTable('password')
          .set({ hash: fresh })
          .where('person', '=', person)
          .execute()
      return letIn(act, house, person, knock, { way: 'password', strong: false })
    }),
  })
}

/** One more transaction in either case: an organisation that is not there takes no less time. */
async function noteOrWait(
  house: House,
  organisation: string | undefined,
  person: string | undefined,
): Promise<void> {
  if (organisation) await noteRefused(house, organisation, person, 'password')
  else await house.act(HOUSE, async () => {})
}

type Account = {
  readonly organisation: string
  readonly person: string
  readonly hash: string | null
  readonly factor: boolean
  readonly known: boolean
}

const accountBy = (
  house: House,
  organisation: string | undefined,
  login: string,
  device: string,
): Promise<Account | undefined> =>
  house.act(organisation ? machine(organisation, ADMINISTRATION) : HOUSE, async (act) => {
    const row = await act.db
      .selectFrom('person as p')
      .leftJoin('password as w', 'w.person', 'p.id')
      .leftJoin('totp as t', (join) =>
        join.onRef('t.person', '=', 'p.id').on('t.confirmed_at', 'is not', null),
      )
      .select(['p.id', 'w.hash', 't.id as factor'])
      .where('p.login', '=', login)
      .where('p.active', '=', true)
      .executeTakeFirst()
    const known = await isKnown(act, device, row?.id ?? HOUSE.organisation)
    if (!row || !organisation) return undefined
    const { id: person, hash, factor } = row
    return { organisation, person, hash, factor: factor !== null, known }
  })

/** Whether this second factor is the person's; spent, it is none any more. The caller counts. */
export const isSecondFactor = (
  house: House,
  { organisation, person }: { readonly organisation: string; readonly person: string },
  given: SecondFactor,
): Promise<boolean> =>
  house.act(machine(organisation, ADMINISTRATION), (act) =>
    'code' in given
      ? spendTotp(act, person, given.code)
      : spendRecoveryCode(act, person, given.recovery),
  )

export const wayOf = (given: SecondFactor): string => ('code' in given ? 'totp' : 'recovery')

/** The second step after a password. A step that has ended is refused (`identity.step-over`). */
export async function signInBySecondFactor(
  house: House,
  step: string,
  given: SecondFactor,
  knock: Knock,
): Promise<Result<In>> {
  const account = await seeStep(house, 'second-factor', step)
  if (!account) return refuse('identity.step-over')
  const { organisation, person } = account
  const acting = machine(organisation, ADMINISTRATION)
  const known = await house.act(acting, (act) => isKnown(act, knock.device, person))
  const buckets = accountBuckets(accountOf(organisation, person), knock, known)
  const admitted = await admit(house, buckets)
  if (!admitted.ok) return admitted
  if (!(await isSecondFactor(house, account, given))) {
    await noteRefused(house, organisation, person, wayOf(given))
    return refuse('identity.refused')
  }
  const taken = await takeStep(house, 'second-factor', step)
  if (!taken) return refuse('identity.step-over')
  await forgive(house, admitted.value)
  return house.act(acting, async (act) => {
    const active = await act.db
      .selectFrom('person')
      .select('id')
      .where('id', '=', person)
      .where('active', '=', true)
      .executeTakeFirst()
    if (!active) return refuse('identity.refused')
    return done(await letIn(act, house, person, knock, { way: 'password', strong: true }))
  })
}

/** By passkey, without any name: two factors in one, and no delay of others' making. */
export async function signInByPasskey(
  house: House,
  site: Site,
  given: { readonly step: string; readonly response: AuthenticationResponseJSON },
  knock: Knock,
): Promise<Result<In>> {
  const { named, holds } = await readPasskeyAnswer(house, site, given.step, given.response)
  const refused = refuse('identity.refused')
  if (!named) return refusedAfter<In>(house, [doorBucket('passkey', '', knock)], refused)
  const { organisation, person } = named
  const session = await house.act(machine(organisation, ADMINISTRATION), async (act) =>
    (await holds(act))
      ? letIn(act, house, person, knock, { way: 'passkey', strong: true })
      : undefined,
  )
  if (session) return done(session)
  const buckets = accountBuckets(accountOf(organisation, person), knock, false)
  const answer = await refusedAfter<In>(house, buckets, refused)
  if (answer === refused) await noteRefused(house, organisation, person, 'passkey')
  return answer
}

/** What coming back from a directory led to: somebody is in, or linked it to themselves. */
export type Returned = { readonly in: In } | { readonly linked: string }

/** Back from the directory with a code, or with its refusal. */
export async function returnFromDirectory(
  house: House,
  given: { readonly step: string; readonly query: string; readonly reach: Reach },
  knock: Knock,
): Promise<Result<Returned>> {
  const step = await takeStep(house, 'oidc', given.step)
  if (!step) return refuse('identity.step-over')
  const { organisation } = step
  // Cancelled over there: nobody has tried anything here.
  if (new URLSearchParams(given.query).has('error')) return refuse('identity.refused')
  const buckets = [doorBucket('directory', organisation, knock), networkBucket(knock)]
  const admitted = await admit(house, buckets)
  if (!admitted.ok) return admitted
  try {
    const said = await askDirectory(house, step, given.query, given.reach)
    const returned = await house.act(machine(organisation, ADMINISTRATION), async (act) => {
      if (step.person !== null) {
        await stillIn(act, step.session)
        await linkIdentity(act, said, step.person)
        return { linked: step.person }
      }
      const person = await personOfIdentity(act, said)
      if (person === undefined) throw new Refused('identity.not-linked')
      const proof = { way: 'oidc', strong: said.strong } as const
      return { in: await letIn(act, house, person, knock, proof) }
    })
    await forgive(house, admitted.value)
    return done(returned)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { refusal } = error
    // Whom the directory vouches for has guessed nothing, and its being down is nobody's try.
    if (refusal.code !== 'identity.refused') await forgive(house, admitted.value)
    await noteRefused(house, organisation, undefined, 'oidc')
    return { ok: false, refusal }
  }
}

/** Who began to link must still be signed in when the directory answers. */
async function stillIn(act: Act, session: string | null): Promise<void> {
  const row = await act.db
    .selectFrom('session')
    .select('id')
    .where('id', '=', session ?? '')
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', act.now)
    .executeTakeFirst()
  if (!row) throw new Refused('session.absent')
}
