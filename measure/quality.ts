import { measureExercise } from './exercise.ts'
import { measureGoods } from './goods.ts'
import { measureParties } from './parties.ts'
import { measureRisk } from './risk.ts'

/**
 * npm run quality [goods|parties|risk|exercise …]: what identification, matching and targeting
 * are worth, each figure beside its goal, its baseline and its false alerts.
 */
const PARTS = {
  goods: measureGoods,
  parties: measureParties,
  risk: measureRisk,
  exercise: measureExercise,
} as const

export async function run(argv: readonly string[]): Promise<number> {
  const names = argv.length > 0 ? argv : Object.keys(PARTS)
  for (const name of names) {
    const part = PARTS[name as keyof typeof PARTS]
    if (!part) {
      process.stderr.write(
        `quality: there is no part "${name}"; ${Object.keys(PARTS).join(', ')}\n`,
      )
      return 2
    }
    process.stdout.write(`\n# ${name}\n`)
    await part((line) => process.stdout.write(`${line}\n`))
  }
  return 0
}
