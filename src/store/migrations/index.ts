import { house } from './0001-house.ts'
import { journal } from './0002-journal.ts'
import { screening } from './0003-screening.ts'
import { reference } from './0004-reference.ts'
import { words } from './0005-words.ts'
import { batchKey } from './0006-batch-key.ts'
import { access } from './0007-access.ts'
import { seal } from './0008-seal.ts'
import { identity } from './0009-identity.ts'
import { exchange } from './0010-exchange.ts'
import { plan } from './0011-plan.ts'
import { messages } from './0012-messages.ts'
import { cases } from './0013-cases.ts'
import { reachBack } from './0014-reach-back.ts'
import { reports } from './0015-reports.ts'
import { caseAdvice } from './0016-case-advice.ts'
import { debrief } from './0017-debrief.ts'

export type Migration = { readonly number: number; readonly name: string; readonly sql: string }

/** In order, forward only. What was released is never changed: a correction is a new number. */
export const MIGRATIONS: readonly Migration[] = [
  house,
  journal,
  screening,
  reference,
  words,
  batchKey,
  access,
  seal,
  identity,
  exchange,
  plan,
  messages,
  cases,
  reachBack,
  reports,
  caseAdvice,
  debrief,
]
