import type { Say } from './index.ts'

/** What a value of a cut of results is called; a value without a word stays as it was written. */
export function countedValue(say: Say, cut: string, value: string): string {
  const keys = [`case.code.${cut}.${value}`, `message.code.${cut}.${value}`]
  const key = keys.find((one) => say(one) !== one)
  return key === undefined ? value : say(key)
}
