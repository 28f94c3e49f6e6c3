import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { words as en } from '../src/words/en/index.ts'
import { words as fr } from '../src/words/fr/index.ts'
import { root } from './launch.ts'

/** docs/glossary.md says what the product says. */
const rows = readFileSync(join(root, 'docs', 'glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| English'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, english = '', french = '', , source = '']) => ({ english, french, source }))

/** A term → a key of the words that says it, in both languages. */
const SAID: Readonly<Record<string, string>> = {
  auditor: 'role.auditor',
  batch: 'record.kind.batch',
  checkpoint: 'cli.journal-verify.option.since',
  directory: 'account.way.oidc',
  donor: 'role.donor',
  erasure: 'handling.delete',
  'frontline officer': 'role.frontline-officer',
  'handling code (H0 to H3)': 'handling.code',
  house: 'web.organisations',
  'in force': 'span.standing',
  label: 'handling.label',
  'legal basis': 'web.bases.none',
  'membership of an operation': 'web.operation.end-member.of',
  'national agency': 'organisation.kind.agency',
  'national contact point': 'role.national-contact-point',
  'not enough information': 'web.answer.unknown',
  'one-time code': 'sign-in.code',
  operation: 'access.why.memberships.none',
  'operation coordinator': 'role.operation-coordinator',
  oversight: 'purpose.oversight',
  'owner (of a record)': 'label.code.H1',
  passkey: 'account.passkeys',
  'programme manager': 'role.programme-manager',
  'reach-back expert': 'role.reach-back-expert',
  'end-use check': 'advice.end-use',
  'request for advice': 'record.kind.advice-request',
  'report (of a case)': 'record.kind.report',
  recipient: 'journal.act.target.released_one',
  record: 'journal.act.received.exported',
  'recovery code': 'account.recovery',
  'Regional Intelligence Liaison Office (RILO)': 'organisation.kind.rilo',
  review: 'handling.review',
  target: 'record.kind.target',
  'targeting officer': 'role.targeting-officer',
  'template (of a message)': 'journal.act.message.template-changed',
  'TLP (Traffic Light Protocol)': 'handling.tlp',
  trader: 'handling.release.plain',
  debrief: 'web.debrief',
  'good practice': 'debrief.finding.good-practice',
  recommendation: 'debrief.recommendation',
  'two factors': 'account.strong',
}

/** Whether a sentence has the stem of every word of one of the terms: plurals and articles aside. */
const has = (sentence: string | undefined, term: string): boolean => {
  const text = (sentence ?? '').toLowerCase()
  const stem = (word: string) => word.slice(0, Math.max(3, word.length - 2))
  const parts = (one: string) => one.toLowerCase().match(/[\p{L}\d-]{3,}/gu) ?? []
  return term
    .split(', ')
    .some((one) => parts(one).length > 0 && parts(one).every((word) => text.includes(stem(word))))
}

describe('the glossary', () => {
  it('is in the order of the alphabet, each term once, with its source', () => {
    const terms = rows.map(({ english }) => english.toLowerCase())
    expect(terms).toEqual([...new Set(terms)].sort((a, b) => (a < b ? -1 : 1)))
    expect(rows.filter(({ french, source }) => french === '' || source === '')).toEqual([])
    expect(rows.length).toBeGreaterThan(80)
  })

  it.each(Object.entries(SAID))('%s is said as the product says it', (term, key) => {
    const row = rows.find(({ english }) => english === term)
    expect(row, 'a row of the glossary').toBeDefined()
    const bare = term.replace(/ \(.*\)| of an operation/, '').replace('erasure', 'erase')
    expect([has(en[key], bare), en[key]]).toEqual([true, en[key]])
    const french = (row?.french ?? '').replace(/ à une opération| \(.*\)/, '')
    expect([has(fr[key], french), fr[key]]).toEqual([true, fr[key]])
  })
})
