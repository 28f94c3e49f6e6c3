import { hash } from 'node:crypto'

/**
 * Texts that hit nothing, known to all threads of a pool: most names and descriptions of a file
 * are met by every thread, and one that has looked spares the others their look.
 *
 * An open-addressing table of digests: 126 bits of a SHA-256 and two bits of answer a place. A
 * listed name that shares 126 bits with a harmless one cannot be found, let alone met by chance.
 */
export type Silent = {
  /** What was noted of a text, or 0: then the caller looks for itself. */
  readonly recall: (text: string) => number
  /** `answer` is 1, 2 or 3. Where the table is full nothing is noted. */
  readonly note: (text: string, answer: number) => void
}

/** 4 MB: a quarter of a million texts. */
const PLACES = 1 << 18
const WORDS = 4
const PROBES = 16
const ANSWER = 3

export const newSilent = (): SharedArrayBuffer =>
  new SharedArrayBuffer(PLACES * WORDS * Int32Array.BYTES_PER_ELEMENT)

export function openSilent(buffer: SharedArrayBuffer): Silent {
  const table = new Int32Array(buffer)
  let last: string | undefined
  let digest = new Int32Array(WORDS)

  const digestOf = (text: string): Int32Array => {
    if (text === last) return digest
    const bytes = hash('sha256', text, 'buffer')
    digest = Int32Array.from({ length: WORDS }, (_, at) => bytes.readInt32LE(at * 4))
    // nought stands for a free place
    digest[0] = digest[0] || 1
    last = text
    return digest
  }
  /** A place is claimed by its first word and ready when its last one, with the answer, is there. */
  const answerAt = (place: number, wanted: Int32Array): number => {
    const ready = Atomics.load(table, place + 3)
    const same =
      (ready & ANSWER) !== 0 &&
      (ready | ANSWER) === (wanted[3]! | ANSWER) &&
      Atomics.load(table, place + 1) === wanted[1] &&
      Atomics.load(table, place + 2) === wanted[2]
    return same ? ready & ANSWER : 0
  }
  const placeOf = (wanted: Int32Array, probe: number): number =>
    (((wanted[1]! >>> 8) + probe) & (PLACES - 1)) * WORDS

  return {
    recall(text) {
      const wanted = digestOf(text)
      for (let probe = 0; probe < PROBES; probe++) {
        const place = placeOf(wanted, probe)
        const first = Atomics.load(table, place)
        if (first === 0) return 0
        const answer = first === wanted[0] ? answerAt(place, wanted) : 0
        if (answer !== 0) return answer
      }
      return 0
    },
    note(text, answer) {
      const wanted = digestOf(text)
      for (let probe = 0; probe < PROBES; probe++) {
        const place = placeOf(wanted, probe)
        const first = Atomics.compareExchange(table, place, 0, wanted[0]!)
        if (first === wanted[0]) return
        if (first !== 0) continue
        Atomics.store(table, place + 1, wanted[1]!)
        Atomics.store(table, place + 2, wanted[2]!)
        Atomics.store(table, place + 3, (wanted[3]! & ~ANSWER) | (answer & ANSWER))
        return
      }
    },
  }
}
