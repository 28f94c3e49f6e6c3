import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { readLists } from '../src/intake/lists/index.ts'
import { buildIndex, compare, match, openIndex, type PartyIndex } from '../src/parties/index.ts'
import type { PartyList } from '../src/trade/index.ts'
import { journalIdentifiers } from './eu-journal.ts'
import { wilson } from './statistics.ts'

/**
 * The quality harness of the party room: recall by class on labelled queries, alert rate on
 * labelled negatives at the same setting, pairs, identifiers, addresses, and the self-test
 * that every name of every loaded list finds its entry.
 */
const DEV = '../shared/data/parties/dev'
const LISTS = '../shared/data/parties/lists'

type Row = Readonly<Record<string, string>>
const bytesOf = (path: string): Uint8Array => {
  const bytes = readFileSync(path)
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
function rowsOf(path: string): readonly Row[] {
  const [head = '', ...lines] = new TextDecoder().decode(bytesOf(path)).split(/\r?\n/)
  const columns = head.split('\t')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t')
      return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
    })
}

export function listsOf(paths: readonly string[]): readonly PartyList[] {
  return readLists(
    paths.map((file) => {
      const bytes = bytesOf(file)
      return { file, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
    }),
  ).lists
}

/** What is counted together: the pattern of the `source` column, the goal, the baseline. */
type Class = {
  readonly label: string
  readonly of: RegExp
  readonly goal: string
  /** Levenshtein 0.85 / watchman's score 0.85, held out (guide, section 4). */
  readonly baseline: string
}
const RECALL: readonly Class[] = [
  { label: 'alias, all', of: /\/alias\//, goal: '', baseline: '' },
  { label: 'alias near', of: /\/alias\/\w+\/near/, goal: '>= .75', baseline: '.67 / .64' },
  { label: 'alias mid', of: /\/alias\/\w+\/mid/, goal: '', baseline: '.06 / .07' },
  { label: 'alias far', of: /\/alias\/\w+\/far/, goal: '', baseline: '.03 / .01' },
  {
    label: 'noise organisation',
    of: /(?<!trade-)noise\/org/,
    goal: '>= .88',
    baseline: '.51 / .38',
  },
  { label: 'noise person', of: /noise\/person/, goal: '>= .80', baseline: '.47 / .42' },
  { label: 'noise vessel', of: /noise\/vessel/, goal: '>= .75', baseline: '.77 / .54' },
  { label: 'Cyrillic person', of: /\/person\/xscript\/cyr/, goal: '>= .88', baseline: '.73 / .01' },
  {
    label: 'Cyrillic organisation',
    of: /\/org\/xscript\/cyr/,
    goal: '>= .70',
    baseline: '.47 / .01',
  },
  {
    label: 'Arabic-script person',
    of: /\/person\/xscript\/arab/,
    goal: '>= .60',
    baseline: '.01 / .00',
  },
  { label: 'Arabic-script organisation', of: /\/org\/xscript\/arab/, goal: '', baseline: '' },
  { label: 'Hangul person', of: /\/person\/xscript\/hang/, goal: '>= .50', baseline: '.16 / .00' },
  { label: 'Han organisation', of: /\/org\/xscript\/han$/, goal: '', baseline: '.05 / .00' },
  { label: 'UN names retyped', of: /^yente-un-treated/, goal: '', baseline: '.98 / .84' },
]
const ALERTS: readonly Class[] = [
  { label: 'negatives, all', of: /neg/, goal: '<= .01', baseline: '.031 / .011' },
  { label: 'negatives easy', of: /neg\/\w+\/easy/, goal: '<= .003', baseline: '' },
  { label: 'negatives hard', of: /neg\/\w+\/hard/, goal: '<= .01', baseline: '' },
  { label: 'negatives trap', of: /neg\/\w+\/trap/, goal: '<= .05', baseline: '' },
  { label: 'trade names', of: /^trade-/, goal: '<= .01', baseline: '' },
  { label: 'trade names with noise', of: /^trade-noise/, goal: '<= .01', baseline: '' },
  { label: 'persons', of: /neg\/person/, goal: '', baseline: '' },
]

type Print = (line: string) => void

function line(label: string, hits: number, n: number, goal: string, baseline: string): string {
  const [low, high] = wilson(hits, n)
  const value = n === 0 ? '   -  ' : (hits / n).toFixed(4)
  return `  ${label.padEnd(34)} n ${String(n).padStart(5)}  ${value}  [${low.toFixed(3)} ${high.toFixed(3)}]  ${goal.padEnd(8)} ${baseline}`
}

type Judged = { readonly source: string; readonly hit: boolean }

function judge(
  index: PartyIndex,
  rows: readonly Row[],
  kind?: 'address' | 'identifier',
): readonly Judged[] {
  return rows.map(({ query = '', expected = '', list = '*', source = '' }) => {
    const lists = list === '*' || list === '' ? undefined : [list]
    const alerts = match(index, {
      text: query,
      ...(kind ? { kind } : {}),
      ...(lists ? { lists } : {}),
    }).filter(({ alert }) => alert)
    const wanted = new Set(expected.split('|'))
    return {
      source,
      hit:
        expected === 'NONE' ? alerts.length > 0 : alerts.some(({ entryId }) => wanted.has(entryId)),
    }
  })
}

function table(
  print: Print,
  title: string,
  judged: readonly Judged[],
  classes: readonly Class[],
): void {
  print(`${title.padEnd(37)}   n       value   95 %            goal     baseline`)
  for (const { label, of, goal, baseline } of classes) {
    const rows = judged.filter(({ source }) => of.test(source))
    print(line(label, rows.filter(({ hit }) => hit).length, rows.length, goal, baseline))
  }
}

function measureQueries(print: Print): void {
  const index = openIndex(buildIndex(listsOf([`${DEV}/index.tsv.gz`])))
  const rows = rowsOf(`${DEV}/queries.tsv`)
  const began = performance.now()
  const judged = judge(index, rows)
  const took = performance.now() - began
  const positives = judged.filter((_, i) => rows[i]?.expected !== 'NONE')
  const negatives = judged.filter((_, i) => rows[i]?.expected === 'NONE')
  const all = positives.filter(({ hit }) => hit).length
  print(line('names, all positives', all, positives.length, '', '.453 / .321'))
  table(print, 'names: recall', positives, RECALL)
  table(print, 'names: alert rate', negatives, ALERTS)
  print(
    `  ${Math.round((rows.length * 1000) / took)} queries a second, one thread, every reason written`,
  )
}

function measurePairs(print: Print): void {
  const rows = rowsOf(`${DEV}/pairs.tsv`)
  const parts: readonly (readonly [string, RegExp, string, string])[] = [
    ['all name pairs', /^(?!.*address)/, '', '.749 best threshold'],
    ['name_bench pairs', /^nb\//, '> .82', '.802 logic-v2'],
    ['other scripts, whole names', /translit\/composed|xscript/, '', ''],
    ['customs and list names', /two-names|look-alike|issues/, '', ''],
  ]
  print(
    'pairs                                   n       F1      precision recall         goal     baseline',
  )
  for (const [label, of, goal, baseline] of parts) {
    const chosen = rows.filter(({ source = '', kind }) => of.test(source) && kind !== 'address')
    let [truePositives, positives, said] = [0, 0, 0]
    for (const { a = '', b = '', label: truth, kind } of chosen) {
      const { same } = compare(
        a,
        b,
        kind === 'person' || kind === 'org' || kind === 'vessel' ? kind : undefined,
      )
      if (truth === '1') positives++
      if (same) said++
      if (same && truth === '1') truePositives++
    }
    const precision = truePositives / Math.max(1, said)
    const recall = truePositives / Math.max(1, positives)
    const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall)
    print(
      `  ${label.padEnd(34)} n ${String(chosen.length).padStart(5)}  ${f1.toFixed(4)}  ${precision.toFixed(3)}     ${recall.toFixed(3)}          ${goal.padEnd(8)} ${baseline}`,
    )
  }
}

function measureIdentifiers(print: Print): void {
  const lists = listsOf(
    readdirSync(LISTS)
      .filter((file) => file.startsWith('ofac_sdn_2021'))
      .map((file) => `${LISTS}/${file}`),
  ).map((list) => ({ ...list, name: 'ofac2021' }))
  const journal = journalIdentifiers(bytesOf(`${LISTS}/eu_journal_consolidated_2026-08_csv.tar.gz`))
  const index = openIndex(buildIndex([...lists, journal]))
  table(print, 'identifiers', judge(index, rowsOf(`${DEV}/identifiers.tsv`), 'identifier'), [
    { label: 'recall', of: /\/identifier\//, goal: '>= .97', baseline: '' },
    { label: 'recall OFAC', of: /^ofac.*\/identifier\//, goal: '', baseline: '' },
    { label: 'alerts: wrong-digit IMO', of: /checksum bad/, goal: '0', baseline: '' },
    { label: 'alerts: other valid IMO', of: /random-valid|checksum ok/, goal: '0', baseline: '' },
  ])
}

function measureAddresses(print: Print): void {
  const index = openIndex(buildIndex(listsOf([`${DEV}/address_index.tsv.gz`])))
  table(print, 'addresses', judge(index, rowsOf(`${DEV}/addresses.tsv`), 'address'), [
    { label: 'recall', of: /address-noise/, goal: '>= .85', baseline: '' },
    { label: 'alerts: other house number', of: /other-number/, goal: '', baseline: '' },
    {
      label: 'alerts: other unit, same building',
      of: /same-building/,
      goal: '<= .10',
      baseline: '',
    },
  ])
}

/** Every name of every entry of the lists as published, typed exactly, must find its entry. */
function measureSelf(print: Print): void {
  const lists = listsOf(readdirSync(LISTS).map((file) => `${LISTS}/${file}`))
  const began = performance.now()
  const buffer = buildIndex(lists)
  const built = performance.now() - began
  const index = openIndex(buffer)
  const searched = performance.now()
  let [names, found, alerted] = [0, 0, 0]
  for (const list of lists)
    for (const entry of list.entries)
      for (const name of entry.names) {
        const hit = match(index, { text: name.text, lists: [list.name] }, 500).find(
          ({ entryId }) => entryId === entry.id,
        )
        names++
        if (hit) found++
        if (hit?.alert) alerted++
      }
  const seconds = (performance.now() - searched) / 1000
  print(line('self-test: name finds its entry', found, names, '1', ''))
  print(line('self-test: and alerts', alerted, names, '', ''))
  print(
    `  index of ${names} names: ${Math.round(built)} ms, ${(buffer.byteLength / 1e6).toFixed(1)} MB; ${Math.round(names / seconds)} names a second, one thread`,
  )
}

export async function measureParties(print: Print): Promise<void> {
  if (!existsSync(DEV)) {
    print('parties: ../shared/data/parties/dev is absent: skipped')
    return
  }
  measureQueries(print)
  measurePairs(print)
  measureIdentifiers(print)
  measureAddresses(print)
  measureSelf(print)
}
