import type { DoorName } from '../rights/index.ts'
import type { Loader } from '../server/index.ts'

/**
 * What a job or a command does to a house, declared as routes declare it. `machine`: for its
 * organisation, by nobody's hand, where no door is asked; what a person begins asks the door first
 * and then goes on to its end, whoever that person is by then.
 */
export type DeclaredWork = {
  readonly act: DoorName | 'machine'
  readonly loader: Loader
  readonly projection: string
}

const work = (
  act: DeclaredWork['act'],
  loader: Loader = 'none',
  projection = 'none',
): DeclaredWork => ({ act, loader, projection })

/** File of this room that acts on a house → what it does there. A test finds one without a row. */
export const JOBS: Readonly<Record<string, readonly DeclaredWork[]>> = {
  // A batch that a person starts, its lists, and the preview of an upload.
  'house-screening.ts': [
    work('batch.start'),
    work('upload.preview', 'layout by key', 'upload.rows'),
    work('list.add', 'none', 'list.load'),
    work('machine', 'lists'),
  ],
  // The work of a batch, after its door.
  'keeper.ts': [work('machine', 'batch by id')],
  // The first start, and the link that it prints.
  'house.ts': [work('machine', 'people')],
  // The fictional neighbours of the exercise.
  'load-neighbours.ts': [work('machine', 'organisations')],
  // What stands in the operation of the exercise.
  'load-operation.ts': [work('machine', 'operation by id')],
  // Dates of the records, and what was erased off the disk.
  'keeping.ts': [work('machine', 'targets by predicate'), work('machine')],
  // A copy of the journal, sealed as it is.
  'journal-copy.ts': [work('machine', 'journal by organisation', 'journal')],
  // What whoever keeps the machine asks about decisions, and a new link for a person.
  'house-questions.ts': [
    work('machine', 'record by kind and id', 'why'),
    work('machine', 'person by id', 'person.link'),
  ],
}
