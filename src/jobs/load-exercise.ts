import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused, uuidv7 } from '../base/index.ts'
import type { ExerciseOptions } from '../exercise/index.ts'
import { prepareExercise } from '../exercise/index.ts'
import type { StoredUpload } from '../server/index.ts'
import type { Acting } from '../store/index.ts'
import { systemClock, systemRandom } from './house.ts'
import type { HouseScreening } from './house-screening.ts'

/** The exercise of a new house is the same everywhere, so that a course can speak of its lines. */
export const EXERCISE_SEED = 20261
export const EXERCISE_LINES = 2000
/** Of its administration; user-assigned in ISO 3166: no country bears it. */
export const EXERCISE_COUNTRY = 'XN'

/** Generates an exercise, takes its party list into force and screens its declarations. */
export async function loadExercise(
  screening: HouseScreening,
  caller: Acting,
  folder: string,
  options: ExerciseOptions = { seed: EXERCISE_SEED, lines: EXERCISE_LINES },
): Promise<void> {
  const exercise = prepareExercise(options)
  const declarations = [...exercise.blocks()].map((block) => block.text).join('')
  const list = uploadOf(folder, caller, 'exercise-party-list.tsv', exercise.partyListTsv)
  for (const load of await screening.addLists(caller, [list])) {
    // In force already: an earlier start was cut off behind this point.
    if (load.status === 'refused' && load.refusal && load.refusal.code !== 'list.in-force')
      throw new Refused(load.refusal.code, load.refusal.values)
  }
  const file = uploadOf(folder, caller, 'exercise-declarations.csv', declarations)
  const ran = await screening.screenNow(caller, {
    uploads: [file],
    name: file.name,
    exercise: true,
  })
  if (!ran.ok) throw new Refused(ran.refusal.code, ran.refusal.values)
}

function uploadOf(folder: string, caller: Acting, name: string, text: string): StoredUpload {
  const id = uuidv7(systemClock, systemRandom)
  const home = join(folder, 'uploads', caller.organisation, id)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const path = join(home, 'content')
  writeFileSync(path, text, { mode: 0o600 })
  const hash = createHash('sha256').update(text).digest('hex')
  return { id, name, path, bytes: Buffer.byteLength(text), hash }
}
