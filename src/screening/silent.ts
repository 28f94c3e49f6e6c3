/**
 * Texts that hit nothing, known to all threads of a pool: most names and descriptions of a file
 * are met by every thread, and one that has looked spares the others their look.
 *
 * The texts themselves lie in shared memory, one after the other, and an open-addressing table
 * points at them: a text is known only where every byte of it is the same.
 */
export type Silent = {
  /** What was noted of a text asked as this kind (0 to 255), or 0: then the caller looks itself. */
  readonly recall: (kind: number, text: string) => number
  /** `answer` is 1, 2 or 3. Where the memory is full nothing is noted. */
  readonly note: (kind: number, text: string, answer: number) => void
}

/** 2 MB of places and 30 MB of texts: half a million texts of ordinary length. */
const PLACES = 1 << 19
const TEXT_BYTES = 30 << 20
const PROBES = 16
/** A longer text is looked at by every thread for itself. */
const LONGEST = 4096
const ANSWER = 3

/** In words of four bytes: what is in use of the texts; then the places; then the texts. */
const FIRST_PLACE = 1
const FIRST_TEXT = FIRST_PLACE + PLACES
const WORDS = FIRST_TEXT + TEXT_BYTES / 4
/** Of a text: its hash, its length with the answer; then its bytes. */
const HEAD = 2

const OFFSET = 0x811c9dc5 | 0
const PRIME = 0x01000193

export const newSilent = (): SharedArrayBuffer =>
  new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT)

export function openSilent(buffer: SharedArrayBuffer): Silent {
  const words = new Int32Array(buffer)
  const bytes = new Uint8Array(buffer)
  /** The text asked for, written out: its bytes, how many there are, their hash. */
  const asked = Buffer.alloc(LONGEST * 3)
  let length = 0
  let sum = 0

  const write = (kind: number, text: string): boolean => {
    if (text.length > LONGEST) return false
    length = asked.write(text)
    sum = Math.imul(OFFSET ^ kind, PRIME)
    for (let at = 0; at < length; at++) sum = Math.imul(sum ^ asked[at]!, PRIME)
    // the kind is told apart by more than a hash: it stands behind the text
    asked[length++] = kind
    return true
  }

  const isAsked = (text: number): boolean => {
    if (words[text] !== sum || words[text + 1]! >>> 2 !== length) return false
    const from = (text + HEAD) * 4
    for (let at = 0; at < length; at++) if (bytes[from + at] !== asked[at]) return false
    return true
  }
  const placeOf = (probe: number): number =>
    FIRST_PLACE + (((sum ^ (sum >>> 15)) + probe) & (PLACES - 1))

  return {
    recall(kind, text) {
      if (!write(kind, text)) return 0
      for (let probe = 0; probe < PROBES; probe++) {
        const known = Atomics.load(words, placeOf(probe))
        if (known === 0) return 0
        if (isAsked(known)) return words[known + 1]! & ANSWER
      }
      return 0
    },
    note(kind, text, answer) {
      if (!write(kind, text)) return
      const size = HEAD + Math.ceil(length / 4)
      if (Atomics.load(words, 0) + size > WORDS - FIRST_TEXT) return
      const own = FIRST_TEXT + Atomics.add(words, 0, size)
      if (own + size > WORDS) return
      words[own] = sum
      words[own + 1] = (length << 2) | (answer & ANSWER)
      bytes.set(asked.subarray(0, length), (own + HEAD) * 4)
      for (let probe = 0; probe < PROBES; probe++) {
        // a place points at its text only when the text is whole
        const known = Atomics.compareExchange(words, placeOf(probe), 0, own)
        if (known === 0 || isAsked(known)) return
      }
    },
  }
}
