import { findIdentifiers, type NameKind } from '../../trade/index.ts'
import { addCountry, addIdentifier, addName, type Draft } from './entry.ts'
import { pieces } from './text.ts'

/** `a.k.a. 'ROMA'`: the weak aliases of OFAC, which stand nowhere else. */
const ALIAS = /(?:^|[;.]\s*)(?:alt\.\s*)?([afn])\.k\.a\.\s+'([^']*(?:'(?![;.]|$)[^']*)*)'/gi
const BIRTH = /\b(?:alt\. )?DOB ([^;.]+)/g
const COUNTRY = /\b(?:nationality|citizen)\s+([\p{L} ,'()-]+?)\s*(?:;|\.|$)/giu
const KIND: Readonly<Record<string, NameKind>> = { a: 'weak', f: 'fka', n: 'nka' }

/** Weak aliases, dates of birth, nationalities and identifiers of the free-text remarks. */
export function readRemarks(entry: Draft, remarks: string): number {
  let names = 0
  for (const [, letter, name] of remarks.matchAll(ALIAS))
    if (addName(entry, name ?? '', KIND[letter?.toLowerCase() ?? ''] ?? 'weak')) names++
  for (const [, birth] of remarks.matchAll(BIRTH)) if (birth) entry.births.push(birth.trim())
  for (const [, country] of remarks.matchAll(COUNTRY)) addCountry(entry, country ?? '')
  for (const clause of pieces(remarks, ';')) {
    if (/^(?:linked to|executive order|caatsa|secondary sanctions)/i.test(clause)) continue
    for (const { scheme, value, country } of findIdentifiers(clause))
      addIdentifier(entry, { scheme, value, ...(country ? { country } : {}) })
  }
  return names
}
