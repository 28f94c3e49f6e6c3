import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judgedLookup, mayReach, readDirectoryAddress } from './egress.ts'

const corpus = join(import.meta.dirname, '../../../shared/data/hostile/net/ssrf-urls.jsonl')

describe('addresses that a directory may have', () => {
  it('are public ones, and private ones where the house was told so', () => {
    for (const [address, reach, may] of [
      ['8.8.8.8', 'public', true],
      ['2606:4700::1111', 'public', true],
      ['10.1.2.3', 'public', false],
      ['10.1.2.3', 'intranet', true],
      ['192.168.0.9', 'intranet', true],
      ['fd00::1', 'intranet', true],
      ['127.0.0.1', 'intranet', false],
      ['169.254.169.254', 'intranet', false],
      ['100.64.0.1', 'intranet', false],
      ['::1', 'intranet', false],
      ['fe80::1', 'intranet', false],
      ['::ffff:127.0.0.1', 'public', false],
      ['::ffff:10.0.0.1', 'public', false],
      ['64:ff9b::7f00:1', 'public', false],
      ['2002:7f00:1::', 'public', false],
      ['0.0.0.0', 'public', false],
      ['224.0.0.1', 'public', false],
      ['255.255.255.255', 'public', false],
      ['127.0.0.1', 'loopback', true],
      ['8.8.8.8', 'loopback', false],
      ['no address', 'public', false],
    ] as const)
      expect(mayReach(address, reach), `${address} ${reach}`).toBe(may)
  })

  it('are judged where the connection is made, all of them', async () => {
    const lookup = (addresses: readonly string[]) =>
      new Promise<string>((done) => {
        const ask = judgedLookup('public', (_host, answer) =>
          answer(
            null,
            addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
          ),
        )
        ask('directory.example', {}, (error, address) =>
          done(error ? error.message : String(address)),
        )
      })
    expect(await lookup(['93.184.216.34'])).toBe('93.184.216.34')
    expect(await lookup(['93.184.216.34', '127.0.0.1'])).toBe('provider.address')
    expect(await lookup(['10.0.0.1'])).toBe('provider.address')
    expect(await lookup([])).toBe('provider.address')
  })

  it('are no addresses where a sign in them steers or is no text', () => {
    for (const sign of ['\0', '\t', '\u001b', '\u0085', '\ud800', ' ', '\\'])
      expect(() => readDirectoryAddress(`https://directory.example/a${sign}b`, 'public')).toThrow(
        'provider.address',
      )
    expect(readDirectoryAddress('https://directory.example/ab', 'public').pathname).toBe('/ab')
  })

  it.skipIf(!existsSync(corpus))('let none of the hostile addresses through', () => {
    const rows = readFileSync(corpus, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; expect: string; text: string })
    const let_ = rows.filter(({ text }) => {
      try {
        readDirectoryAddress(text, 'public')
        return true
      } catch {
        return false
      }
    })
    const wrong = let_.filter((row) => row.expect === 'reject')
    console.log(`hostile addresses: ${rows.length}, let through to the lookup: ${let_.length}`)
    expect(wrong.map(({ id, text }) => `${id} ${text}`)).toEqual([])
  })
})
if (!existsSync(corpus)) console.log('skipped: hostile addresses; they are in ../shared')
