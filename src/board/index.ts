export { SILENT_HOURS, ZONE_FROM } from './board.ts'
export { operationBoard } from './desk/board.ts'
export { ownDesk } from './desk/desk.ts'
export { WAITING, WAITING_CLOCKS } from './waiting.ts'
