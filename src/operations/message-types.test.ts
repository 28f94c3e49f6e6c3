import { describe, expect, it } from 'vitest'
import { FIELD_KINDS, readField } from '../base/index.ts'
import { words as en } from '../words/en/index.ts'
import { words as fr } from '../words/fr/index.ts'
import { addressed, check, type Draft, EVERYBODY, type Member } from './message.ts'
import { crossing, split } from './message-crossing.ts'
import { formOf, REQUIRED_MOST, requiredOf, strangeKey } from './message-form.ts'
import { answerTo, emptyDraft } from './message-prefill.ts'
import { MESSAGE_TYPE_NAMES, MESSAGE_TYPES, sentBy } from './message-types.ts'

const NOW = '2026-03-02T08:00:00.000Z'
const LATER = '2026-03-03T08:00:00.000Z'

describe('the table of types', () => {
  it.each(MESSAGE_TYPE_NAMES)('%s asks for little, once each, in both languages', (type) => {
    const { fields, answers, due, senders } = MESSAGE_TYPES[type]
    const form = formOf(type, 0, [])
    expect(requiredOf(form)).toBeLessThanOrEqual(REQUIRED_MOST)
    // What is required stands on the short form, and a name is never required of everybody.
    expect(form.fields.filter((one) => one.mandatory && (!one.short || one.nominal))).toEqual([])
    expect(new Set(fields.map((one) => one.key)).size).toBe(fields.length)
    expect(senders.length).toBeGreaterThan(0)
    if (answers !== null) expect(MESSAGE_TYPES[answers].due).toBe(type)
    if (due !== null) expect(MESSAGE_TYPES[due].answers).toBe(type)
    const keys = fields.flatMap(({ key, codes }) => [
      `message.field.${key}`,
      ...codes.map((code) => `message.code.${key}.${code}`),
    ])
    for (const key of [`message.type.${type}`, ...keys]) {
      expect(en, key).toHaveProperty([key])
      expect(fr, key).toHaveProperty([key])
    }
    for (const { kind, codes } of fields) {
      expect(FIELD_KINDS).toContain(kind)
      expect(codes.length > 0).toBe(kind === 'code')
    }
  })

  it('says who sends what', () => {
    const of = (role: Parameters<typeof sentBy>[0]) => sentBy(role).length
    expect([of(['frontline-officer']), of(['targeting-officer']), of(['auditor'])]).toEqual([
      0, 0, 0,
    ])
    expect(sentBy(['national-contact-point'])).not.toContain('alert')
    expect(sentBy(['rilo-analyst'])).toContain('alert')
    expect(sentBy(['rilo-analyst'])).not.toContain('situation-report')
    expect(sentBy(null)).toEqual(MESSAGE_TYPE_NAMES)
  })
})

describe('the kinds of field', () => {
  const codes = ['sea', 'air']
  it.each([
    ['text', ' two\nlines ', 'two\nlines'],
    ['line', 'two\nlines', null],
    ['line', 'x'.repeat(301), null],
    ['code', 'sea', 'sea'],
    ['code', 'moon', null],
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '2026-02-31', null],
    ['date', '28.2.2026', null],
    ['hs', '8413.81', '841381'],
    ['hs', '84', null],
    ['country', 'fr', 'FR'],
    ['country', 'QQ', null],
    ['locode', 'FR LEH', 'FRLEH'],
    ['locode', 'Le Havre', null],
    ['container', 'CSQU 305438 3', 'CSQU3054383'],
    ['container', 'CSQU3054384', null],
    ['number', '12,5', '12.5'],
    ['number', '1,000', null],
    ['number', '1234,567', null],
    ['number', '1,0000', '1.0000'],
    ['number', '-1', null],
  ] as const)('%s reads %j as %j', (kind, text, value) => {
    expect(readField({ kind, codes }, text)).toBe(value)
  })
})

const written = (more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('warning'),
  ...{ subject: 'Pumps', feedbackBy: LATER },
  fields: { action: 'examine', goods: 'Vacuum pumps', grounds: 'Route', mode: 'sea' },
  ...more,
})

describe('a template', () => {
  it('switches fields off and makes them required, and leaves the others', () => {
    const form = formOf('warning', 3, [
      { key: 'grounds', on: false, mandatory: true },
      { key: 'loading', on: true, mandatory: true },
    ])
    const of = (key: string) => form.fields.find((one) => one.key === key)
    expect(of('grounds')).toMatchObject({ on: false, mandatory: false })
    expect(of('loading')).toMatchObject({ on: true, mandatory: true, short: true })
    expect(of('goods')).toMatchObject({ on: true, mandatory: true })
    expect(check(form, written(), NOW)).toMatchObject({
      problems: [{ field: 'loading', problem: 'missing' }],
      off: ['grounds'],
    })
  })

  it('names only fields of its type, each once', () => {
    const one = { on: true, mandatory: false }
    expect(strangeKey('warning', [{ key: 'goods', ...one }])).toBeNull()
    expect(strangeKey('warning', [{ key: 'outcome', ...one }])).toBe('outcome')
    expect(
      strangeKey('warning', [
        { key: 'goods', ...one },
        { key: 'goods', ...one },
      ]),
    ).toBe('goods')
  })
})

describe('a draft', () => {
  const form = formOf('warning', 0, [])
  it.each([
    [{}, []],
    [{ subject: ' ' }, [['subject', 'missing']]],
    [{ subject: 'a\u0007b' }, [['subject', 'malformed']]],
    [{ feedbackBy: null }, [['feedbackBy', 'missing']]],
    [{ feedbackBy: NOW }, [['feedbackBy', 'past']]],
    [
      { fields: { action: 'fly', goods: 'x', grounds: 'x', mode: 'sea', hs: '84x' } },
      [
        ['action', 'malformed'],
        ['hs', 'malformed'],
      ],
    ],
  ] as const)('%j lacks %j', (more, problems) => {
    const found = check(form, written(more), NOW).problems
    expect(found.map(({ field, problem }) => [field, problem])).toEqual(problems)
  })

  it('is for the members that stand, never for oneself', () => {
    const member = (id: string, kind: Member['kind']): Member => ({ id, name: id, kind })
    const members = [
      member('me', 'administration'),
      member('a', 'administration'),
      member('r', 'rilo'),
      member('p', 'partner'),
    ]
    const to = (audience: Partial<typeof EVERYBODY>) =>
      addressed({ ...EVERYBODY, ...audience }, members, 'me').map((one) => one.id)
    expect(to({})).toEqual(['a', 'r', 'p'])
    expect(to({ by: 'kinds', kinds: ['administration', 'rilo'] })).toEqual(['a', 'r'])
    expect(to({ by: 'named', organisations: ['p', 'me', 'gone'] })).toEqual(['p'])
  })

  it('crosses without what names somebody, unless a basis is in force', () => {
    const values = { goods: 'pumps', consignee: 'Fictional Trader Ltd' }
    expect(crossing(form, values, { nominal: false })).toEqual({
      seen: { goods: 'pumps' },
      withheld: [{ field: 'consignee', why: 'nominal' }],
    })
    expect(crossing(form, values, { nominal: true })).toEqual({ seen: values, withheld: [] })
    expect(split(form, values)).toEqual({
      plain: { goods: 'pumps' },
      nominal: { consignee: 'Fictional Trader Ltd' },
    })
  })

  it('that answers begins with what both ask for, to the asker alone, without names', () => {
    const asked = { ...written(), owner: 'o', tlp: 'AMBER', fields: { hs: '841381', goods: 'x' } }
    const answer = answerTo('feedback', { ...asked, tlp: 'AMBER' })
    expect(answer).toMatchObject({
      ...{ type: 'feedback', subject: 'Pumps', tlp: 'AMBER', fields: { hs: '841381' } },
      audience: { by: 'named', organisations: ['o'] },
    })
    const named = answerTo('information-reply', {
      ...{ ...asked, tlp: 'AMBER' },
      fields: { party: 'Fictional Trader Ltd', use: 'evidence' },
    })
    expect(named.fields).toEqual({ use: 'evidence' })
  })
})
