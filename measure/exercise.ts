import { prepareExercise } from '../src/exercise/index.ts'

export async function measureExercise(print: (line: string) => void): Promise<void> {
  print(String(prepareExercise({ seed: 1 }).administrations.length))
}
