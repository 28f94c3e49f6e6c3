import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { machine } from '../../src/access/index.ts'
import { saveMapping } from '../../src/store/index.ts'
import {
  ABSENT,
  adviceFor,
  caseFor,
  judgementFor,
  messageFor,
  operation,
  reportFor,
  type Stock,
  targetFor,
  thingFor,
} from './matrix-things.ts'
import {
  callerOf,
  foreseen,
  itemOf,
  type Person,
  PRINCIPALS,
  RELATIONS,
  type Relation,
} from './matrix-world.ts'
import { allowed } from './reference.ts'
import { PUBLIC, READERS, ROWS, type Row } from './routes.ts'
import {
  type Answered,
  batchOf,
  cookieOf,
  found,
  person,
  releaseAll,
  send,
  serve,
} from './shared-house.ts'

/**
 * Every route × 12 principals × 8 relations to what its address names, over real HTTP: the answer
 * is the one that the reference and the table of routes foresee, and what is hidden answers byte
 * for byte as what is not there.
 */
const LONG = { timeout: 3_000_000 }
const ABSENT_FIRST: readonly Relation[] = ['absent', ...RELATIONS.filter((one) => one !== 'absent')]
/** What ends everybody's session comes last. */
const IN_ORDER = [...ROWS].sort((a, b) => Number(a.ends ?? false) - Number(b.ends ?? false))

describe('every route by everybody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-matrix-'))
  let stock: Stock
  let people: readonly (Person | null)[]
  let listed = ''
  const batches: Partial<Record<Relation, string>> = {}
  const lists: Partial<Record<Relation, string>> = {}

  const bring = async (served: Stock['served'], cookie: string): Promise<string> => {
    const body = `--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\ndescription;hs\npump;841381\n\r\n--x--\r\n`
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const answer = await send(served, 'POST', '/api/v1/uploads', cookie, { body, headers })
    return JSON.parse(answer.body).uploads[0].id
  }

  beforeAll(async () => {
    const served = await serve(folder)
    const { house } = served
    const mine = await found(house, 'Nordavia', 'nord')
    const theirs = await found(house, 'Suderland', 'sud')
    const third = await found(house, 'Ostland', 'ost')
    people = await Promise.all(
      PRINCIPALS.map(async (who) => {
        if (who === null) return null
        const id = await person(house, mine, who.name, who.roles)
        return { id, who, cookie: await cookieOf(house, mine, id, who.strong) }
      }),
    )
    const zed = await person(house, mine, 'Zed', ['TO'], 'zed')
    const judgeOfTheirs = await person(house, theirs, 'Judge', ['TO', 'NCP'])
    // Whatever is asked, each organisation keeps an administrator.
    await person(house, mine, 'First', ['OA'])
    await person(house, theirs, 'Their first', ['OA'])
    const each = PRINCIPALS.length * ROWS.filter(({ act }) => act !== undefined).length
    const own = await batchOf(house, mine, 'own', each * 3)
    const other = await batchOf(house, theirs, 'other', each * 5)
    const few = await batchOf(house, mine, 'few', 2)
    listed = few.id
    batches.own = own.id
    const hidden = await batchOf(house, mine, 'hidden', 1)
    batches.hidden = hidden.id
    await house.act(machine(mine), (act) =>
      act.db.updateTable('batch').set({ tlp: 'RED' }).where('id', '=', hidden.id).execute(),
    )
    for (const relation of ['released', 'released, then withdrawn'] as const) {
      const { id } = await batchOf(house, theirs, relation, 1)
      batches[relation] = id
      const withdrawn = relation !== 'released'
      await releaseAll(served, [{ owner: theirs, object: id, kind: 'batch', to: mine, withdrawn }])
    }
    const operations = await house.act(machine(theirs), async (act) => {
      const made = { notMember: act.newId(), expired: act.newId() }
      await operation(act, made.notMember, third)
      await operation(act, made.expired, mine, '2021-01-01T00:00:00.000Z')
      return made
    })
    await house.act(machine(mine), (act) => saveMapping(act, 'layout-own', { columns: {} }))
    await house.act(machine(theirs), (act) => saveMapping(act, 'layout-other', { columns: {} }))
    const uploads = {
      own: await bring(served, people[2]?.cookie ?? ''),
      other: await bring(served, await cookieOf(house, theirs, judgeOfTheirs)),
    }
    stock = {
      ...{ served, mine, theirs, third, zed, judgeOfTheirs, operations, uploads },
      ...{ own: [...own.targets, ...few.targets], other: [...other.targets] },
    }
    for (const relation of RELATIONS)
      if (relation !== 'foreign child') lists[relation] = await targetFor(stock, relation)
  }, 900_000)
  afterAll(async () => {
    await stock.served.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const headersOf = (me: Person | null): Readonly<Record<string, string>> => {
    const purpose = me?.who.purpose
    return purpose === undefined ? {} : { 'cosmo-purpose': purpose }
  }

  /** The address for this cell, made with what nobody has asked about before. */
  async function address(
    row: Row,
    relation: Relation,
    me: Person | null,
  ): Promise<{ readonly path: string; readonly id: string }> {
    const { served, mine, theirs, third } = stock
    const path = `${row.route.split(' ')[1]}${row.query ?? ''}`
    const at = (id: string, more: Readonly<Record<string, string>> = {}) => ({
      id,
      path: Object.entries({ ...more, id }).reduce(
        (text, [name, value]) => text.replace(`:${name}`, value),
        path,
      ),
    })
    const { object } = row
    if (object === undefined) return { path: path.replace(':key', 'layout-own'), id: '' }
    if (object === 'target') {
      if (!path.includes(':release'))
        return at(relation === 'foreign child' ? stock.zed : await targetFor(stock, relation))
      const id = await targetFor(stock, relation)
      const foreign = relation === 'foreign child'
      const [release = ''] = await releaseAll(served, [
        {
          ...{ owner: foreign ? theirs : mine, kind: 'target', to: third },
          object: foreign ? (stock.other.at(-1) ?? '') : id,
        },
      ])
      return at(id, { release })
    }
    if (object === 'received') {
      const unreleased = relation === 'hidden' ? stock.other.pop() : undefined
      const id = unreleased ?? (await targetFor(stock, relation))
      return at(id, { owner: relation === 'own' ? mine : theirs })
    }
    if (object === 'batch') {
      const other = relation === 'foreign child' ? stock.own.at(-1) : undefined
      return at(batches[relation] ?? other ?? ABSENT)
    }
    if (object === 'judgement') return at(await judgementFor(stock, relation, me))
    if (object === 'case') return at(await caseFor(stock, relation))
    const { id, child = '' } =
      object === 'message'
        ? await messageFor(stock, relation)
        : object === 'advice'
          ? await adviceFor(stock, relation)
          : object === 'report'
            ? await reportFor(stock, relation)
            : await thingFor(stock, object, relation, me)
    const children = { member: child, plan: child, message: child, draft: child, report: child }
    const debrief = { finding: ABSENT, recommendation: ABSENT, paper: 'debrief' }
    return at(id, { key: id, ...children, ...debrief, type: 'warning' })
  }

  it('knows every route', () => {
    const declared = new Set(
      stock.served.server.declared
        .filter(({ method }) => method !== 'HEAD')
        .map(({ method, url }) => `${method} ${url}`),
    )
    const known = new Set([...ROWS.map((row) => row.route), ...PUBLIC])
    expect([...declared].filter((one) => !known.has(one))).toEqual([])
    expect([...known].filter((one) => !declared.has(one))).toEqual([])
  })

  it('lists what is foreseen, and counts no more', async () => {
    for (const me of people) {
      if (me === null || !READERS.split(' ').includes(me.who.roles[0] ?? '')) continue
      const ask = async (path: string) => {
        const headers = headersOf(me)
        return JSON.parse((await send(stock.served, 'GET', path, me.cookie, { headers })).body)
      }
      const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id).sort()
      const wanted = (owner: string) =>
        RELATIONS.flatMap((relation) => {
          const [item, id] = [itemOf(relation), lists[relation]]
          if (item === null || id === undefined || item.owner !== owner) return []
          return allowed(callerOf(me.who), 'consult', item) ? [id] : []
        }).sort()
      const own = await ask(`/api/v1/targets?batch=${listed}`)
      expect([me.who.name, ids(own.targets)]).toEqual([me.who.name, wanted('mine')])
      expect(own.counts.total).toBe(wanted('mine').length)
      const received = await ask('/api/v1/received')
      expect([me.who.name, ids(received.received)]).toEqual([me.who.name, wanted('theirs')])
      expect(received.total).toBe(wanted('theirs').length)
      const seen = ids((await ask('/api/v1/batches')).batches)
      const all = me.who.purpose === undefined ? [batches.own, listed] : []
      expect([me.who.name, seen]).toEqual([me.who.name, [...all].sort()])
    }
  })

  it('answers as foreseen, and for what is hidden as for what is not there', LONG, async () => {
    const began = performance.now()
    const wrong: string[] = []
    let [asked, hidden] = [0, 0]
    for (const row of IN_ORDER)
      for (const me of people) {
        let absent: Answered | null = null
        for (const relation of row.object === undefined ? (['own'] as const) : ABSENT_FIRST) {
          const { path, id } = await address(row, relation, me)
          const [method = ''] = row.route.split(' ')
          const cookie =
            me !== null && row.ends
              ? await cookieOf(stock.served.house, stock.mine, me.id, me.who.strong)
              : (me?.cookie ?? null)
          const body = row.body?.({ id, other: stock.third })
          const answer = await send(stock.served, method, path, cookie, {
            ...(body === undefined ? {} : { body }),
            headers: { ...row.headers, ...headersOf(me) },
          })
          asked++
          const wanted = foreseen(row, relation, me?.who ?? null)
          const cell = `${row.route}${row.query ?? ''} as ${me?.who.name ?? 'nobody'}, ${relation}`
          const said = answer.body.slice(0, 300)
          if (answer.status !== wanted)
            wrong.push(`${cell}: ${answer.status}, not ${wanted} ${said}`)
          if (relation === 'absent') absent = answer
          // A release that is not of its target, and a target that is not there, are two refusals.
          const told = relation === 'own' || row.route.includes(':release')
          if (wanted !== (row.none ?? 404) || absent === null || relation === 'absent' || told)
            continue
          hidden++
          if (JSON.stringify(answer) !== JSON.stringify(absent))
            wrong.push(`${cell}: tells itself from what is not there: ${said}`)
          if (answer.body.includes(id)) wrong.push(`${cell}: says the id`)
        }
      }
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(
      `rights: ${asked.toLocaleString('en')} requests over HTTP: ${ROWS.length} routes by ` +
        `${PRINCIPALS.length} principals by ${RELATIONS.length} relations where they name something; ` +
        `${hidden.toLocaleString('en')} hidden as absent, ${wrong.length} wrong, ${seconds} s`,
    )
    expect(wrong.slice(0, 40)).toEqual([])
    expect(hidden).toBeGreaterThan(1_000)
  })
})
