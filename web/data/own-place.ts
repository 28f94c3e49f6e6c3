import type { Me } from '../../src/server/schemas/index.ts'

/** Under which what one person types in an operation is kept: never shown to the next one here. */
export const ownPlace = (me: Pick<Me, 'organisation' | 'person'>, operation: string): string =>
  `operation.${me.organisation.id}.${me.person.id}.${operation}`
