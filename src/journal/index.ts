export type { Entry, JournalEntry, JournalTx } from './journal.ts'
export { entries, journal } from './journal.ts'
