import type { RefusalCode } from './refusals.ts'

/** An expected "no", as a value: a code of the one catalogue and what its sentence needs. */
export type Refusal = {
  readonly code: RefusalCode
  readonly values: Readonly<Record<string, string | number>>
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export const done = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (
  code: RefusalCode,
  values: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal: { code, values } })

/** Carries a refusal through code that can only throw: streams, and the doors that catch it. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(code: RefusalCode, values: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.name = 'Refused'
    this.refusal = { code, values }
  }
}
