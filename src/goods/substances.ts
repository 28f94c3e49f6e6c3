import { findCas, isCas } from '../base/index.ts'
import type { Catalogue } from './catalogue.ts'
import { findChemicalNames } from './chemical-search.ts'
import type { Chemical } from './chemicals.ts'
import { onlyShare, type Share, shareNear } from './percent.ts'
import { CHEMICAL_WORTH, FORM_DECIDES, FORM_WORTH } from './policy.ts'

/** A listed substance that the line names, and what its share in the goods makes of it. */
export type Substance = {
  readonly entry: number
  readonly chemical: Chemical
  readonly how: 'cas' | 'name' | 'isomer' | 'part'
  readonly at: 'text' | 'cas'
  readonly value: string
  readonly span?: readonly [number, number]
  readonly worth: number
  /** `below`: not enough of it for the entry; `across`: the declared range crosses the limit. */
  readonly share?: Share & { readonly verdict: 'below' | 'across' | 'enough' }
}

/** A short mention in a long text is one ingredient or word among many. */
const MENTION = { from: 0.22, keeps: 0.74 } as const

function verdictOf(chemical: Chemical, share: Share): 'below' | 'across' | 'enough' {
  if (!chemical.limit) return 'enough'
  const { percent, counts } = chemical.limit
  const free = counts === 'above' ? (p: number) => p <= percent : (p: number) => p < percent
  return free(share.to) ? 'below' : free(share.from) ? 'across' : 'enough'
}

function weigh(
  chemical: Chemical,
  code: string,
  how: Substance['how'],
  share: Share | undefined,
): Pick<Substance, 'worth' | 'share'> {
  const form = FORM_DECIDES.has(code)
  const plain =
    form && how !== 'part' ? FORM_WORTH[how === 'cas' ? 'cas' : 'name'] : CHEMICAL_WORTH[how]
  if (!share) return { worth: plain }
  const verdict = verdictOf(chemical, share)
  const worth = verdict === 'below' ? 0 : verdict === 'across' ? Math.min(plain, 0.6) : plain
  return { worth, share: { ...share, verdict } }
}

/** Substances by CAS number, declared or in the text, and by name in the text. */
export function findSubstances(
  catalogue: Catalogue,
  text: string,
  declared: readonly string[],
  named: boolean,
): readonly Substance[] {
  const { chemicals, byCas } = catalogue.chemicals
  const found: Substance[] = []
  const add = (
    ids: readonly number[],
    how: Substance['how'],
    at: 'text' | 'cas',
    value: string,
    keeps: number,
    share: Share | undefined,
    span?: readonly [number, number],
  ) => {
    for (const id of ids) {
      const chemical = chemicals[id]!
      const { worth, ...rest } = weigh(
        chemical,
        catalogue.entries[chemical.entry]!.code,
        how,
        share,
      )
      found.push({
        entry: chemical.entry,
        chemical,
        how,
        at,
        value,
        worth: worth * keeps,
        ...rest,
        ...(span ? { span } : {}),
      })
    }
  }
  for (const value of declared) {
    const cas = isCas(value.trim()) ? value.trim() : findCas(`CAS ${value}`)[0]?.cas
    const ids = cas ? byCas.get(cas) : undefined
    if (ids) add(ids, 'cas', 'cas', value, 1, onlyShare(text))
  }
  if (text.includes('-') || /\bcas\b/i.test(text)) {
    for (const { cas, span } of findCas(text)) {
      const ids = byCas.get(cas)
      if (ids) add(ids, 'cas', 'text', text, 1, shareNear(text, span) ?? onlyShare(text), span)
    }
  }
  if (!named) return found
  for (const name of findChemicalNames(catalogue.chemicals, text)) {
    const share = (name.span[1] - name.span[0]) / text.length
    const keeps = (share >= MENTION.from ? 1 : MENTION.keeps) * (name.weak ? 0.35 : 1)
    add(name.ids, name.how, 'text', text, keeps, shareNear(text, name.span), name.span)
  }
  return found
}
