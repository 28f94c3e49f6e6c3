import { beforeAll, describe, expect, it } from 'vitest'
import { entries } from '../journal/index.ts'
import type { RecordAct, Role } from '../rights/index.ts'
import { ROLES } from '../rights/index.ts'
import type { Act, Acting, House } from '../store/index.ts'
import { filled, newOffice } from '../store/office.contract.ts'
import {
  addBasis,
  addMember,
  addPerson,
  bases,
  createOperation,
  directory,
  endBasis,
  endMembership,
  foundOrganisation,
  machine,
  operations,
  who,
  why,
} from './index.ts'

const MINUTE = 60_000

/** Operations, legal bases and the answers to "why", alike on every engine. */
export function cooperationContract(
  name: string,
  opened: () => { readonly house: House; readonly pass: (minutes: number) => void },
): void {
  describe(`cooperation on ${name}`, () => {
    let house: House
    let pass: (minutes: number) => void
    /** Owner, neighbour, and a third that is in nothing. */
    let own: string
    let neighbour: string
    let third: string
    const people = new Map<string, string>()
    let target = ''
    let batch = ''

    const as = (organisation: string, role: Role, strong = true): Acting => ({
      organisation,
      person: people.get(`${organisation} ${role}`) as string,
      purpose: 'risk-analysis',
      strong,
    })
    const contact = () => as(own, 'national-contact-point')
    const acted = <T>(caller: Acting, work: (act: Act) => Promise<T>) => house.act(caller, work)
    const refusal = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => 'no refusal',
        (error) => error.refusal?.code ?? String(error),
      )
    const inMinutes = (minutes: number): string =>
      new Date(house.ports.clock.ms() + minutes * MINUTE).toISOString()

    const release = (to: string, more: Partial<Record<string, unknown>> = {}): Promise<string> =>
      acted(machine(own), async (act) => {
        const id = act.newId()
        await act.db
          .insertInto('release')
          .values({
            organisation: own,
            id,
            kind: 'target',
            object: target,
            to_organisation: to,
            to_person: null,
            operation: null,
            person: null,
            from_at: act.now,
            until_at: null,
            created_at: act.now,
            ...more,
          })
          .execute()
        return id
      })
    const label = (columns: Readonly<Record<string, unknown>>): Promise<unknown> =>
      acted(machine(own), (act) =>
        act.db.updateTable('target').set(columns).where('id', '=', target).execute(),
      )
    const asked = (act: RecordAct, role: Role, what = target) => ({
      who: people.get(`${own} ${role}`) as string,
      act,
      what,
    })

    beforeAll(async () => {
      ;({ house, pass } = opened())
      const office = await newOffice(house, `Ostland customs ${name}`)
      own = office.organisation
      const made = { country: 'XS', exercise: true }
      neighbour = await foundOrganisation(house, {
        ...made,
        name: `Suderland customs ${name}`,
        kind: 'administration',
      })
      third = await foundOrganisation(house, {
        ...made,
        name: `RILO Exercise ${name}`,
        kind: 'rilo',
      })
      for (const organisation of [own, neighbour, third])
        await acted(machine(organisation), async (act) => {
          for (const role of ROLES)
            people.set(
              `${organisation} ${role}`,
              await addPerson(act, { name: `The ${role}`, language: 'en', roles: [role] }),
            )
        })
      const filledBatch = await filled(house, office, `why-${name}`, 1)
      batch = filledBatch.id
      target = await acted(machine(own), async (act) => {
        const row = await act.db.selectFrom('target').select('id').executeTakeFirstOrThrow()
        return row.id
      })
    })

    it('knows the organisations of the house by name, kind and country', async () => {
      const listed = await acted(as(third, 'donor'), directory)
      const ours = listed.filter(({ id }) => [own, neighbour, third].includes(id))
      expect(ours.map(({ kind, country }) => [kind, country])).toEqual([
        ['administration', null],
        ['administration', 'XS'],
        ['rilo', 'XS'],
      ])
      expect(Object.keys(ours[0] ?? {}).sort()).toEqual(['code', 'country', 'id', 'kind', 'name'])
    })

    it('lets contact point and coordinator keep an operation, and nobody else', async () => {
      for (const role of ROLES) {
        const may = role === 'national-contact-point' || role === 'operation-coordinator'
        const created = acted(as(own, role), (act) => createOperation(act, { name: 'Exercise' }))
        expect(await refusal(created), role).toBe(may ? 'no refusal' : 'access.denied')
        const basis = acted(as(own, role), (act) =>
          addBasis(act, { with: third, instrument: 'Exercise convention, article 1' }),
        )
        const mayBasis = role === 'national-contact-point'
        expect(await refusal(basis), role).toBe(mayBasis ? 'no refusal' : 'access.denied')
      }
    })

    it('keeps a membership from–to, half-open; ended is never deleted', async () => {
      const operation = await acted(contact(), (act) =>
        createOperation(act, { name: 'Lantern', until: inMinutes(600) }),
      )
      const shown = async (caller: Acting) =>
        (await acted(caller, operations)).find((one) => one.id === operation)
      expect(await shown(contact())).toMatchObject({
        own: true,
        stand: 'standing',
        members: [{ organisation: { id: own }, stand: 'standing' }],
      })
      expect(await shown(as(neighbour, 'national-contact-point'))).toBeUndefined()
      const from = inMinutes(60)
      const until = inMinutes(120)
      const member = await acted(contact(), (act) =>
        addMember(act, operation, { organisation: neighbour, from, until }),
      )
      const again = (from: string, until: string) =>
        refusal(
          acted(contact(), (act) =>
            addMember(act, operation, { organisation: neighbour, from, until }),
          ),
        )
      expect(await again(inMinutes(90), inMinutes(150))).toBe('operation.member-there')
      expect(await again(from, from)).toBe('span.empty')
      expect(await again(from, inMinutes(9000))).toBe('span.outside')
      const seen = () => shown(as(neighbour, 'operation-coordinator'))
      expect(await seen()).toMatchObject({ own: false, members: [{ stand: 'coming' }] })
      const rights = () =>
        acted(as(neighbour, 'national-contact-point'), (act) => act.rights()).then(
          ({ memberships }) => memberships.filter((one) => one.operation === operation),
        )
      expect(await rights()).toEqual([{ operation, from, until }])
      pass(70)
      expect(await seen()).toMatchObject({ members: [{ stand: 'standing' }] })
      const foreign = acted(as(neighbour, 'national-contact-point'), (act) =>
        endMembership(act, operation, member),
      )
      expect(await refusal(foreign)).toBe('operation.member-absent')
      const longer = acted(contact(), (act) =>
        endMembership(act, operation, member, inMinutes(9000)),
      )
      expect(await refusal(longer)).toBe('span.longer')
      await acted(contact(), (act) => endMembership(act, operation, member))
      expect(await seen()).toMatchObject({ members: [{ stand: 'over' }] })
      const twice = acted(contact(), (act) => endMembership(act, operation, member))
      expect(await refusal(twice)).toBe('span.over')
      const rejoined = await acted(contact(), (act) =>
        addMember(act, operation, { organisation: neighbour }),
      )
      expect((await shown(contact()))?.members.map(({ id }) => id)).toContain(rejoined)
      expect((await shown(contact()))?.members.length).toBe(3)
    })

    it('answers another’s operation and basis like one that is not there', async () => {
      const operation = await acted(contact(), (act) => createOperation(act, { name: 'Ours' }))
      const basis = await acted(contact(), (act) =>
        addBasis(act, { with: neighbour, instrument: 'Exercise agreement' }),
      )
      const other = as(neighbour, 'national-contact-point')
      for (const id of [operation, '00000000-0000-7000-8000-000000000000']) {
        const added = acted(other, (act) => addMember(act, id, { organisation: neighbour }))
        expect(await refusal(added)).toBe('operation.absent')
      }
      for (const id of [basis, '00000000-0000-7000-8000-000000000000'])
        expect(await refusal(acted(other, (act) => endBasis(act, id)))).toBe('basis.absent')
      const seen = await acted(other, bases)
      expect(seen.find(({ id }) => id === basis)).toMatchObject({ own: false, stand: 'standing' })
      const mine = acted(contact(), (act) => addBasis(act, { with: own, instrument: 'x' }))
      expect(await refusal(mine)).toBe('basis.own')
      const nobody = acted(contact(), (act) => addBasis(act, { with: batch, instrument: 'x' }))
      expect(await refusal(nobody)).toBe('organisation.absent')
      await acted(contact(), (act) => endBasis(act, basis))
      expect((await acted(contact(), bases)).find(({ id }) => id === basis)?.stand).toBe('over')
    })

    it('says why with the ground of every rule, and journals it', async () => {
      const yes = await acted(contact(), (act) => why(act, asked('judge', 'targeting-officer')))
      expect(yes).toMatchObject({
        allowed: true,
        record: { kind: 'target', id: target, owner: { id: own }, state: 'live' },
        person: { name: 'The targeting-officer', roles: ['targeting-officer'] },
      })
      expect(yes.grounds.map(({ rule }) => rule)).toHaveLength(8)
      const no = await acted(contact(), (act) => why(act, asked('judge', 'auditor')))
      expect(no.allowed).toBe(false)
      expect(no.grounds.filter(({ holds }) => !holds).map(({ rule }) => rule)).toEqual(['function'])
      const weak = await acted(contact(), (act) =>
        why(act, { ...asked('release', 'national-contact-point'), strong: false }),
      )
      expect(weak.grounds.filter(({ holds }) => !holds).map(({ rule }) => rule)).toEqual([
        'strength',
      ])
      const ofBatch = await acted(contact(), (act) =>
        why(act, asked('consult', 'frontline-officer', batch)),
      )
      expect(ofBatch).toMatchObject({ allowed: true, record: { kind: 'batch' } })
      const journalled = await acted(machine(own), (act) =>
        entries(act, { about: target, limit: 3 }),
      )
      expect(journalled[0]).toMatchObject({
        act: 'access.explained',
        objects: [target, weak.person.id],
      })
    })

    it('finds a person by id, sign-in name or exact name, of the own organisation alone', async () => {
      const found = (text: string, caller = contact()) =>
        acted(caller, (act) => why(act, { who: text, act: 'consult', what: target }))
      const { person } = await found('the AUDITOR')
      expect((await found(person.login)).person.id).toBe(person.id)
      expect((await found(`${person.login}@somewhere`)).person.id).toBe(person.id)
      const other = people.get(`${neighbour} auditor`) as string
      expect(await refusal(found(other))).toBe('person.absent')
      await acted(machine(own), (act) =>
        addPerson(act, { name: 'The auditor', language: 'en', roles: [] }),
      )
      expect(await refusal(found('The auditor'))).toBe('person.ambiguous')
    })

    it('opens to administrator, auditor and contact point alone', async () => {
      for (const role of ROLES) {
        const may = ['organisation-administrator', 'auditor', 'national-contact-point'].includes(
          role,
        )
        const answered = acted(as(own, role), (act) => why(act, asked('consult', role)))
        expect(await refusal(answered), role).toBe(may ? 'no refusal' : 'access.denied')
        const reversed = who(house, as(own, role), { act: 'consult', what: target })
        expect(await refusal(reversed), role).toBe(may ? 'no refusal' : 'access.denied')
      }
    })

    it('answers a hidden record like an absent one', async () => {
      const absent = async (caller: Acting, what: string, purpose?: string) => {
        const question = { act: 'consult', what, ...(purpose ? { purpose } : {}) } as const
        const one = acted(caller, (act) => why(act, { ...question, who: caller.person as string }))
        return [await refusal(one), await refusal(who(house, caller, question))]
      }
      const gone = ['record.absent', 'record.absent']
      const open = ['no refusal', 'no refusal']
      expect(await absent(contact(), 'no id')).toEqual(gone)
      expect(await absent(contact(), '00000000-0000-7000-8000-000000000000')).toEqual(gone)
      expect(await absent(as(neighbour, 'national-contact-point'), target)).toEqual(gone)
      expect(await absent(contact(), target, 'licensing')).toEqual(gone)
      expect(await absent(as(own, 'auditor'), target)).toEqual(open)
      for (const [columns, expected] of [
        [{ tlp: 'RED' }, gone],
        [{ tlp: 'AMBER+STRICT', record_state: 'purged' }, gone],
        [{ record_state: 'limited' }, open],
        [{ record_state: 'quarantined' }, open],
        [{ record_state: 'live', purposes: ['licensing'] }, gone],
        [{ purposes: ['risk-analysis'] }, open],
      ] as const) {
        await label(columns)
        expect(await absent(contact(), target), JSON.stringify(columns)).toEqual(expected)
        expect(await absent(as(own, 'auditor'), target)).toEqual(expected)
      }
    })

    it('lists who can, own people and recipients, each release by itself', async () => {
      const operation = await acted(contact(), (act) => createOperation(act, { name: 'Circle' }))
      const before = await who(house, contact(), { act: 'consult', what: target })
      expect(before.releases).toEqual([])
      const can = before.people.filter(({ allowed }) => allowed).map(({ roles }) => roles[0])
      expect(can).toContain('reach-back-expert')
      expect(can).not.toContain('auditor')
      expect(before.people.find(({ roles }) => roles[0] === 'donor')?.ground).toMatchObject({
        rule: 'function',
        holds: false,
      })
      await release(neighbour, { operation })
      await release(third)
      await release(third, { withdrawn_at: inMinutes(0) })
      const seen = async (act: RecordAct) =>
        (await who(house, contact(), { act, what: target })).releases.map(
          ({ organisation, allowed, ground }) => [organisation.id, allowed, ground.rule],
        )
      expect(await seen('consult')).toEqual([
        [neighbour, false, 'reach'],
        [third, true, 'reach'],
      ])
      await acted(contact(), (act) => addMember(act, operation, { organisation: neighbour }))
      expect(await seen('consult')).toEqual([
        [neighbour, true, 'reach'],
        [third, true, 'reach'],
      ])
      // RILO has no role that reads nominal fields; the neighbour has, but no instrument.
      expect(await seen('consult-nominal')).toEqual([
        [neighbour, false, 'nominal'],
        [third, false, 'function'],
      ])
      await acted(contact(), (act) =>
        addBasis(act, { with: neighbour, instrument: 'Exercise agreement' }),
      )
      await release(neighbour, { nominal: true })
      expect((await seen('consult-nominal')).filter(([, allowed]) => allowed)).toEqual([
        [neighbour, true, 'reach'],
      ])
    })

    it('tells the recipient’s side of a received record, and nobody else’s releases', async () => {
      const at = as(neighbour, 'national-contact-point')
      const answer = await acted(at, (act) =>
        why(act, { who: at.person as string, act: 'consult-nominal', what: target }),
      )
      expect(answer).toMatchObject({ allowed: true, record: { owner: { id: own } } })
      expect(new Set(answer.releases.map((one) => one.organisation.id))).toEqual(
        new Set([neighbour]),
      )
      expect(answer.memberships.filter(({ now }) => now).length).toBeGreaterThan(0)
      expect(answer.bases.filter(({ now }) => now).length).toBe(1)
      const reversed = await who(house, at, { act: 'consult', what: target })
      expect(reversed.releases).toEqual([])
      expect(reversed.people.length).toBe(ROLES.length)
    })
  })
}
