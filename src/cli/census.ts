import type { DeclaredWork } from '../jobs/index.ts'

/**
 * What each command does to a house: whoever may read the data folder keeps the machine, so that a
 * command acts as the machine itself, for its organisation. A test finds one without a row.
 */
export const COMMAND_WORK: Readonly<Record<string, DeclaredWork>> = {
  screen: { act: 'machine', loader: 'none', projection: 'target.row' },
  serve: { act: 'machine', loader: 'batches by predicate', projection: 'none' },
  'access why': { act: 'machine', loader: 'record by kind and id', projection: 'why' },
  'access who': { act: 'machine', loader: 'record by kind and id', projection: 'who' },
  'organisation add': { act: 'machine', loader: 'none', projection: 'organisation' },
  'organisation rename': {
    act: 'machine',
    loader: 'organisations',
    projection: 'organisation',
  },
  'organisation list': { act: 'machine', loader: 'organisations', projection: 'organisation' },
  'sign-in': { act: 'machine', loader: 'person by id', projection: 'person.link' },
  'journal key': { act: 'machine', loader: 'journal by organisation', projection: 'journal.key' },
  'journal copy': { act: 'machine', loader: 'journal by organisation', projection: 'journal' },
  'journal verify': { act: 'machine', loader: 'none', projection: 'none' },
}
