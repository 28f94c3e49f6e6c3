import { Duplex } from 'node:stream'
import { type PgliteSession, query } from './pglite-session.ts'

/** Messages after which a frontend waits for its answer. */
const ENDS = new Set([0x51, 0x53, 0x48, 0x63, 0x66])
const TERMINATE = 0x58

/**
 * The embedded session as the socket that `pg` expects: the real driver speaks the real wire
 * protocol through it, so types, errors and pooling are those of a server.
 */
export class WireSocket extends Duplex {
  readonly #session: PgliteSession
  #pending: Buffer[] = []
  #rest: Buffer = Buffer.alloc(0)
  #started = false

  constructor(session: PgliteSession) {
    super()
    this.#session = session
  }

  connect(): this {
    // The session outlives its clients: what the last one left open must not reach this one.
    this.#session
      .exchange(query('rollback'))
      .then(() => this.#session.exchange(query('discard all')))
      .then(
        () => this.emit('connect'),
        (error: Error) => this.destroy(error),
      )
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: string, done: (error?: Error) => void): void {
    this.#take(bytes).then(() => done(), done)
  }

  override _writev(
    parts: { chunk: Buffer; encoding: string }[],
    done: (error?: Error) => void,
  ): void {
    this.#take(Buffer.concat(parts.map((part) => part.chunk))).then(() => done(), done)
  }

  async #take(bytes: Buffer): Promise<void> {
    let buffer = this.#rest.length ? Buffer.concat([this.#rest, bytes]) : bytes
    while (buffer.length >= 5) {
      const length = this.#started ? buffer.readUInt32BE(1) + 1 : buffer.readUInt32BE(0)
      if (buffer.length < length) break
      const message = buffer.subarray(0, length)
      buffer = buffer.subarray(length)
      if (!this.#started) {
        this.#started = true
        await this.#send([message])
      } else if (message[0] === TERMINATE) {
        this.push(null)
        this.destroy()
        return
      } else {
        this.#pending.push(message)
        if (ENDS.has(message[0] ?? 0)) await this.#send(this.#pending.splice(0))
      }
    }
    this.#rest = buffer
  }

  async #send(messages: Buffer[]): Promise<void> {
    // A copy of its own: the bytes are handed over to the database's thread.
    const bytes = new Uint8Array(messages.reduce((sum, one) => sum + one.length, 0))
    let at = 0
    for (const message of messages) {
      bytes.set(message, at)
      at += message.length
    }
    const answer = await this.#session.exchange(bytes)
    if (!this.destroyed) this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.length))
  }
}
