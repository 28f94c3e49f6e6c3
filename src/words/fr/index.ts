import { access } from './access.ts'
import { account } from './account.ts'
import { advice } from './advice.ts'
import { board } from './board.ts'
import { caseAdvice } from './case-advice.ts'
import { cases } from './cases.ts'
import { cli } from './cli.ts'
import { cooperation } from './cooperation.ts'
import { debrief } from './debrief.ts'
import { documents } from './documents.ts'
import { exchange } from './exchange.ts'
import { exercise } from './exercise.ts'
import { goods } from './goods.ts'
import { help } from './help.ts'
import { intake } from './intake.ts'
import { journal } from './journal.ts'
import { messages } from './messages.ts'
import { papers } from './papers.ts'
import { parties } from './parties.ts'
import { plan } from './plan.ts'
import { reports } from './reports.ts'
import { rights } from './rights.ts'
import { risk } from './risk.ts'
import { screening } from './screening.ts'
import { server } from './server.ts'
import { store } from './store.ts'
import { web } from './web.ts'

export const words: Readonly<Record<string, string>> = {
  ...access,
  ...account,
  ...cases,
  ...advice,
  ...board,
  ...cli,
  ...cooperation,
  ...documents,
  ...exchange,
  ...exercise,
  ...goods,
  ...help,
  ...intake,
  ...journal,
  ...messages,
  ...parties,
  ...plan,
  ...reports,
  ...rights,
  ...risk,
  ...screening,
  ...server,
  ...store,
  ...web,
  ...caseAdvice,
  ...papers,
  ...debrief,
}
