import { existsSync } from 'node:fs'
import { Refused } from '../base/index.ts'
import type { House } from '../store/index.ts'
import { openHouseAt } from './house.ts'
import { type Answer, type Asked, answerQuestion, type Question } from './house-questions.ts'
import { askThroughDoor, keeperDoorPath } from './keeper-door.ts'

/**
 * Asks the house in a folder: opened here, or through the side door of the server that holds it.
 * Refusals: those of opening a house, and those of the question.
 */
export async function askHouse<Q extends Question>(
  folder: string,
  name: Q,
  asked: Asked<Q>,
): Promise<Answer<Q>> {
  let house: House
  try {
    house = await openHouseAt(folder, () => {}, { backupHours: 0 })
  } catch (error) {
    const held = error instanceof Refused && error.refusal.code === 'house.locked'
    if (!held || !existsSync(keeperDoorPath(folder))) throw error
    return (await askThroughDoor(folder, name, asked)) as Answer<Q>
  }
  try {
    return (await answerQuestion(house, name, asked)) as Answer<Q>
  } finally {
    await house.close()
  }
}
