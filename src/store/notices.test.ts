import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import { startPostgres } from './postgres.contract.ts'
import { testPorts } from './sample.contract.ts'

const server = startPostgres()

/** Two processes of one house: a text of one is heard by the other, and not by itself. */
describe.skipIf(server === undefined)('notices between processes', () => {
  const houses: House[] = []
  beforeAll(async () => {
    if (server === undefined) return
    const place = {
      databaseUrl: server.database('notices'),
      key: Buffer.alloc(32, 7).toString('base64'),
    }
    houses.push(await openHouse(place, testPorts()), await openHouse(place, testPorts()))
  })
  afterAll(async () => {
    for (const house of houses) await house.close()
    server?.stop()
  })

  it('are heard by the others, and again after the connection was lost', async () => {
    const [one, other] = houses as [House, House]
    const heard: Record<'one' | 'other', (string | null)[]> = { one: [], other: [] }
    const stops = [
      one.notices.hear((text) => heard.one.push(text)),
      other.notices.hear((text) => heard.other.push(text)),
    ]
    // Nobody hears what is sent before the connection stands.
    await expect
      .poll(
        async () => {
          await one.notices.send('message a b,c')
          return heard.other.length
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0)
    expect(new Set(heard.other)).toEqual(new Set(['message a b,c']))
    expect(heard.one).toEqual([])
    const cut = async () => {
      const { default: pg } = await import('pg')
      const client = new pg.Client({ connectionString: server?.database('elsewhere') as string })
      await client.connect()
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'cosmo notices'`,
      )
      await client.end()
    }
    await cut()
    await expect.poll(() => heard.other.includes(null), { timeout: 10_000 }).toBe(true)
    await one.notices.send('plan a b')
    await expect.poll(() => heard.other.at(-1), { timeout: 10_000 }).toBe('plan a b')
    for (const stop of stops) stop()
    await one.notices.send('advice  b')
    await one.notices.send('advice  c')
    expect(heard.other.at(-1)).toBe('plan a b')
  })
})
