export { addressOf, DEFAULT_PORT, dropAddress, noteAddress } from './address.ts'
export { askHouse } from './ask-house.ts'
export { type DeclaredWork, JOBS } from './census.ts'
export { nodeDisk, onFullDisk } from './disk.ts'
export type { Engines, OpeningEngines } from './engines.ts'
export {
  beginEngines,
  catalogueFacts,
  enginesOf,
  exampleProfileFolder,
  loadEngines,
  openTables,
} from './engines.ts'
export { documentFonts } from './fonts.ts'
export { holdFolder } from './hold.ts'
export { administrationOf, openHouseAt, signInLinkFor, systemClock, systemRandom } from './house.ts'
export type { HouseScreening } from './house-screening.ts'
export { houseScreening } from './house-screening.ts'
export { type Copied, copyJournal } from './journal-copy.ts'
export { houseKeeper } from './keeper.ts'
export { askThroughDoor, keeperDoorPath, openKeeperDoor, remoteKeeper } from './keeper-door.ts'
export { type Erased, type Keeping, keepRecords } from './keeping.ts'
export type { ListBytes } from './lists.ts'
export { EXERCISE_COUNTRY, EXERCISE_LINES, loadExercise } from './load-exercise.ts'
export { loadNeighbours } from './load-neighbours.ts'
export { openPool } from './pool.ts'
export { type Sealing, sealJournal, WITNESS } from './sealer.ts'
export { unpack } from './unpack.ts'
export { engineVersion, projectFolder } from './version.ts'
export { walk } from './walk.ts'
