import type { Outcome, Question } from './identification.ts'
import type { Line } from './weigh.ts'

/** What would settle it, by what the entry is about. First rows first, each code once. */
const FIGURES_AT = new Set(['A', 'B'])
const ENTRIES_ASKED = 2

export function questionsFor(
  line: Line,
  outcome: Outcome,
  best: readonly number[],
): readonly Question[] {
  if (outcome === 'notListed') return []
  if (outcome === 'vague') return [{ code: 'question.goods.what', values: {} }]
  const questions: Question[] = []
  const ask = (code: string, values: Question['values'] = {}) => {
    const same = (q: Question) => q.code === code && q.values.entry === values.entry
    if (!questions.some(same)) questions.push({ code, values })
  }
  for (const entry of best.slice(0, ENTRIES_ASKED)) {
    const { code } = line.catalogue.entries[entry]!
    if (line.standings[entry]!.score < 0.25) continue
    const substances = line.substances.filter((substance) => substance.entry === entry)
    if (FIGURES_AT.has(code[1]!)) ask('question.goods.figures', { entry: code })
    else if (substances.length > 0 || code[0] === '1') {
      if (!substances.some(({ how }) => how === 'cas')) ask('question.goods.cas', { entry: code })
      const limit = substances.find(({ chemical }) => chemical.limit)?.chemical.limit
      if (limit) ask('question.goods.share', { entry: code, limit: limit.percent })
      else ask('question.goods.composition', { entry: code })
    } else ask('question.goods.composition', { entry: code })
    ask('question.goods.licence', { entry: code })
  }
  if (!line.hs6) ask('question.goods.hs')
  ask('question.goods.end-use')
  return questions
}
