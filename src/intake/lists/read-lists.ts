import { type Refusal, refuse } from '../../base/index.ts'
import type { PartyList } from '../../trade/index.ts'
import type {
  ListFile,
  ListFormat,
  ListLoad,
  ListPart,
  ListReader,
  ReadLists,
  Recognised,
  SetPart,
} from './list.ts'
import { ofacCsv } from './ofac-csv.ts'
import { recogniseList } from './recognise.ts'
import { tsv } from './tsv.ts'
import { unXml } from './un-xml.ts'
import { usCsl } from './us-csl.ts'

export const LIST_READERS: Readonly<Record<ListFormat, ListReader>> = {
  'ofac-csv': ofacCsv,
  'un-xml': unXml,
  'us-csl-csv': usCsl,
  tsv,
}

const SET_ENDING: Readonly<Record<SetPart, RegExp>> = {
  first: /[_-]?(?:sdn|prim)$/i,
  alt: /[_-]?alt$/i,
  add: /[_-]?add$/i,
  comments: /[_-]?(?:(?<=^|[_-])sdn[_-])?comments$/i,
}

/** `lists/ofac_sdn_2021_alt.csv.gz` → `ofac_sdn_2021`: the name of a list without further name. */
export function stemOf(file: string, part?: SetPart): string {
  const name = (file.split(/[\\/]/).at(-1) ?? file)
    .replace(/\.gz$/i, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
  return part ? name.replace(SET_ENDING[part], '') : name
}

const folderOf = (file: string): string => file.slice(0, file.search(/[^\\/]*$/))

type Offered = { readonly file: ListFile; readonly recognised: Recognised }

/** The files that belong together: an OFAC set by folder, stem and given name; else each alone. */
function together(offered: readonly Offered[]): readonly (readonly Offered[])[] {
  const sets = new Map<string, Offered[]>()
  offered.forEach((one, i) => {
    const { part } = one.recognised
    const { file, name } = one.file
    const key = part
      ? `${folderOf(file)}\n${stemOf(file, part).toLowerCase()}\n${name ?? ''}`
      : `${i}`
    const set = sets.get(key)
    if (set) set.push(one)
    else sets.set(key, [one])
  })
  return [...sets.values()]
}

const refusedLoad = (
  file: ListFile,
  recognised: Recognised | undefined,
  reason: Refusal,
  status: 'skipped' | 'refused',
): ListLoad => ({
  list: file.name ?? stemOf(file.file, recognised?.part),
  file: file.file,
  format: recognised?.format ?? null,
  version: null,
  entries: 0,
  names: 0,
  status,
  reason,
})

const namesOf = (list: PartyList): number =>
  list.entries.reduce((sum, { names }) => sum + names.length, 0)

/** The same part twice, or a part whose first is absent: nothing of the set is guessed. */
function flawOf(
  set: readonly Offered[],
): { readonly at: Offered; readonly refusal: Refusal } | undefined {
  const seen = new Set<string>()
  for (const one of set) {
    const part = one.recognised.part
    if (part === undefined) continue
    if (seen.has(part))
      return { at: one, refusal: refuse('list.duplicate', { file: one.file.file }).refusal }
    seen.add(part)
  }
  const first = set[0]
  if (!first?.recognised.part || seen.has('first')) return undefined
  return {
    at: first,
    refusal: refuse('list.part-without-first', { file: first.file.file }).refusal,
  }
}

function loadSet(set: readonly Offered[]): ReadLists {
  const head =
    set.find(({ recognised }) => (recognised.part ?? 'first') === 'first') ?? (set[0] as Offered)
  const flaw = flawOf(set)
  if (flaw)
    return {
      lists: [],
      loads: set.map(({ file, recognised }) =>
        refusedLoad(
          file,
          recognised,
          { ...flaw.refusal, values: { ...flaw.refusal.values, file: file.file } },
          'refused',
        ),
      ),
    }
  const parts = set.map(
    ({ file, recognised }): ListPart => ({
      part: recognised.part ?? 'first',
      file: file.file,
      bytes: file.bytes,
    }),
  )
  const read = LIST_READERS[head.recognised.format].read(parts)
  if (!read.ok)
    return {
      lists: [],
      loads: set.map(({ file, recognised }) =>
        refusedLoad(file, recognised, read.refusal, 'refused'),
      ),
    }
  const fallback =
    head.file.name ?? (stemOf(head.file.file, head.recognised.part) || stemOf(head.file.file))
  const lists = read.value.map(
    (list): PartyList => ({
      name: list.name ?? fallback,
      format: head.recognised.format,
      version: list.dated ?? `sha256:${head.file.hash.slice(0, 12)}`,
      entries: list.entries,
    }),
  )
  const loads = set.map((one): ListLoad => {
    const joined = read.value[0]?.joined?.[one.recognised.part ?? 'first']
    return {
      list: lists.map(({ name }) => name).join(', '),
      file: one.file.file,
      format: one.recognised.format,
      version: lists[0]?.version ?? null,
      entries: joined?.entries ?? lists.reduce((sum, { entries }) => sum + entries.length, 0),
      names:
        joined?.names ??
        lists.reduce((sum, list) => sum + namesOf(list), 0) - joinedNames(read.value[0]?.joined),
      status: 'loaded',
      reason: null,
    }
  })
  return { lists, loads }
}

const joinedNames = (
  joined: Readonly<Partial<Record<SetPart, { names: number }>>> | undefined,
): number => Object.values(joined ?? {}).reduce((sum, { names }) => sum + names, 0)

/**
 * Reads every file offered as a list. One load per file, in the order offered: `skipped` where
 * the format is none of these, `refused` where it is one but cannot be used. In a set the
 * first part counts entries and its own names; a further part counts what it added.
 */
export function readLists(files: readonly ListFile[]): ReadLists {
  const offered: Offered[] = []
  const loads = new Map<string, ListLoad>()
  for (const file of files) {
    const recognised = recogniseList(file.file, file.bytes)
    if (recognised.ok) offered.push({ file, recognised: recognised.value })
    else
      loads.set(
        file.file,
        refusedLoad(
          file,
          undefined,
          recognised.refusal,
          recognised.refusal.code === 'list.unknown-format' ? 'skipped' : 'refused',
        ),
      )
  }
  const lists: PartyList[] = []
  for (const set of together(offered)) {
    const read = loadSet(set)
    lists.push(...read.lists)
    for (const load of read.loads) loads.set(load.file, load)
  }
  return { lists, loads: files.flatMap(({ file }) => loads.get(file) ?? []) }
}
