import type { Browser, BrowserContext, Page } from 'playwright-core'
import { addBasis, addPerson, createOperation, machine } from '../../src/access/index.ts'
import { allCases } from '../../src/server/free-text.contract.ts'
import {
  newBasisSchema,
  newOperationSchema,
  oneselfSchema,
  passkeyNameSchema,
  providerGivenSchema,
} from '../../src/server/schemas/index.ts'
import {
  createBatch,
  finishBatch,
  type House,
  judge,
  keepChunk,
  targetId,
} from '../../src/store/index.ts'
import { sampleId } from '../../src/store/sample.contract.ts'

/** A house whose every name is hostile, and a browser that tells of everything that may not happen. */
export const CANARY = '<img src=x onerror="canary=1"><script>canary=1</script>\u202e{{7*7}}$t(x)'

/** Says on the console, which outlives every page, what may not happen. */
const WATCH = `{
  const tell = (what) => console.error('hostile: ' + what)
  for (const name of ['alert', 'confirm', 'prompt'])
    window[name] = () => tell('script ' + name)
  for (const name of ['canary', '__xss'])
    Object.defineProperty(window, name, { set: () => tell('script ' + name) })
  addEventListener('securitypolicyviolation', (event) =>
    tell('policy ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample), true)
}`

export type Watched = { readonly context: BrowserContext; readonly page: Page }

/** A visitor of whom every script that runs, every breach of the policy and every fault is noted. */
export async function watched(
  browser: Browser,
  baseURL: string,
  troubles: string[],
  how: {
    readonly locale?: string
    readonly cookies?: readonly { readonly name: string; readonly value: string }[]
  } = {},
): Promise<Watched> {
  const context = await browser.newContext({
    ...{ baseURL, locale: how.locale ?? 'en', reducedMotion: 'reduce' },
    viewport: { width: 1440, height: 900 },
  })
  await context.addCookies(
    (how.cookies ?? []).map(({ name, value }) => ({ name, value, url: baseURL })),
  )
  await context.addInitScript(WATCH)
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== baseURL && protocol !== 'data:') troubles.push(`asked ${origin}`)
  })
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    troubles.push(`script dialog ${dialog.type()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => troubles.push(`error ${error.message}`))
  page.on('console', (message) => {
    // The browser notes every refused request; a refusal is an answer.
    if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
      troubles.push(`${new URL(page.url()).pathname}: ${message.text().slice(0, 300)}`)
  })
  return { context, page }
}

/** The text as each field of the API takes it; where it is refused it is not there. */
const texts = allCases().map(({ text }) => text)
export const taken = (accepts: (text: string) => boolean): readonly string[] => [
  ...new Set(texts.filter(accepts).map((text) => text.trim())),
]

/** Several in one, so that a page of cards stays a page: each stands in it sign by sign. */
const packed = (all: readonly string[], longest: number): readonly string[] =>
  all.reduce<string[]>((packs, text) => {
    const joined = `${packs.at(-1)} | ${text}`
    if (packs.length > 0 && joined.length <= longest) packs[packs.length - 1] = joined
    else packs.push(text)
    return packs
  }, [])

export type Shown = {
  readonly people: readonly string[]
  readonly passkeys: readonly string[]
  readonly directories: readonly string[]
  readonly operations: readonly string[]
  readonly organisations: readonly string[]
  readonly instruments: readonly string[]
  readonly reasons: readonly string[]
  readonly batches: readonly string[]
}
export const SHOWN: Shown = {
  people: taken((name) => oneselfSchema.safeParse({ name, language: 'en' }).success),
  passkeys: taken((name) => passkeyNameSchema.safeParse({ name }).success),
  directories: taken((name) => providerGivenSchema.shape.name.safeParse(name).success),
  operations: taken((name) => newOperationSchema.safeParse({ name }).success),
  organisations: taken((name) => newOperationSchema.safeParse({ name }).success).slice(-30),
  instruments: taken((text) => newBasisSchema.shape.instrument.safeParse(text).success),
  reasons: taken((text) => newBasisSchema.shape.instrument.safeParse(text).success),
  batches: taken((name) => newOperationSchema.safeParse({ name }).success).slice(0, 40),
}

/** Every text that a field takes, in the field, by the desks that the API acts through. */
export async function fillHouse(
  house: House,
  at: {
    readonly organisation: string
    readonly person: string
    readonly other: string
    readonly target: string
  },
): Promise<void> {
  const { organisation, person, other, target } = at
  await house.act(machine(organisation, 'administration'), async (act) => {
    const base = { organisation, created_at: act.now }
    for (const [nth, name] of SHOWN.people.entries())
      await addPerson(act, { name, language: 'en', roles: [], login: `p${nth}` })
    for (const name of SHOWN.passkeys)
      await act.db
        .insertInto('passkey')
        .values({
          ...{ ...base, id: act.newId(), person, name, public_key: Buffer.from('x') },
          ...{ counter: 0, transports: [], synced: false },
        })
        .execute()
    for (const name of SHOWN.directories)
      await act.db
        .insertInto('identity_provider')
        .values({
          ...{ ...base, id: act.newId(), name, client_id: name, sealed: Buffer.from('x') },
          ...{ active: true, issuer: `https://directory.example/${act.newId()}` },
        })
        .execute()
  })
  const officer = { organisation, person, purpose: 'risk-analysis', strong: true } as const
  await house.act(officer, async (act) => {
    for (const name of packed(SHOWN.operations, 120)) await createOperation(act, { name })
    for (const instrument of packed(SHOWN.instruments, 500))
      await addBasis(act, { with: other, instrument })
    for (const because of SHOWN.reasons)
      await judge(act, { targetIds: [target], answer: 'no', because })
  })
  for (const name of SHOWN.batches) await filledBatch(house, organisation, name, [])
}

/** A finished batch of another organisation's making: each text names goods and a trader. */
export async function filledBatch(
  house: House,
  organisation: string,
  name: string,
  descriptions: readonly string[],
): Promise<string> {
  const caller = machine(organisation)
  const made = await house.act(caller, (act) =>
    createBatch(act, {
      ...{ name, inputHash: sampleId(name), engineVersion: '1', lists: [] },
      files: [
        {
          ...{ name: `${name}.csv`, hash: sampleId(name), size: 1, format: 'table' },
          ...{ encoding: 'utf-8', layout: null },
        },
      ],
    }),
  )
  const consignment = {
    ...{ id: 'hostile', source: { file: `${name}.csv`, record: 1, format: 'table' } },
    parties: descriptions.slice(-40).map((text) => ({ role: 'consignee', name: text })),
    countries: { export: 'DE', destination: 'FR' },
    goodsItems: descriptions.map((description, at) => ({
      ...{ seq: at + 1, description, hs6: '902620' },
    })),
  }
  if (descriptions.length > 0)
    await keepChunk(house, caller, {
      ...{ batch: made.id, index: 0, file: { id: made.files[0] as string, index: 0 } },
      consignments: [
        {
          consignment,
          target: {
            ...{ lane: 'RED' as const, score: 0.9, completeness: 0.8 },
            findings: [
              {
                ...{ code: 'G-03', severity: 'MIDDLE', points: 0.4 },
                values: { item: 1, word: CANARY, entry: '2B230', list: CANARY },
                evidence: [{ at: 'goodsItems[0].description', value: descriptions[0] ?? '' }],
                source: { rule: 'G-03', list: CANARY, version: CANARY, entry: '2B230' },
              },
            ],
          },
        },
      ],
      ...{ rejects: [], raw: [], counts: { recordsRead: 1, recordsScreened: 1 } },
    })
  await house.act(caller, (act) => finishBatch(act, made.id, { state: 'finished' }))
  return targetId(made.id, 'hostile')
}
