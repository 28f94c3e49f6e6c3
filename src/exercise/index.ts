export type { Block, Exercise, ExerciseOptions, Planted } from './generate.ts'
export { generateExercise, prepareExercise } from './generate.ts'
export type { Planting } from './plant.ts'
export type { Administration } from './traders.ts'
