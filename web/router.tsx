import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { Language } from '../src/words/index.ts'
import { readAdviceSearch, readAskSearch } from './data/advice.ts'
import { readBoardSearch } from './data/board.ts'
import { readJournalSearch } from './data/journal.ts'
import { kept } from './data/memory.ts'
import { readMessagesSearch } from './data/messages.ts'
import { meQuery, targetQuery, targetsQuery } from './data/queries.ts'
import { readReportsSearch } from './data/reports.ts'
import { filterOf, readTargetSearch, type TargetSearch } from './data/target-search.ts'
import { TargetsPage } from './pages/targets/TargetsPage.tsx'
import { UnknownPage } from './pages/UnknownPage.tsx'
import { readWhySearch } from './pages/why/why-search.ts'
import { Shell } from './parts/Shell.tsx'

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Shell,
  notFoundComponent: UnknownPage,
})

/** Once in a visit, whoever opens the targets without an address of their own resumes. */
let resumed = false
function resume(search: TargetSearch): void {
  if (resumed) return
  resumed = true
  const last = lastSearch()
  if (Object.keys(search).length > 0 || Object.keys(last).length === 0) return
  throw redirect({ to: '/targets', search: last, replace: true })
}

/**
 * What the first page shows is asked for while its words and components are still on their way:
 * once, at the start, since a list that has grown must not be cut to its first page again.
 */
export function askAhead(queries: QueryClient, language: Language): void {
  if (location.pathname !== '/targets' && location.pathname !== '/') return
  const given = Object.fromEntries(new URLSearchParams(location.search))
  const search = Object.keys(given).length === 0 ? lastSearch() : readTargetSearch(given)
  void queries.prefetchQuery(meQuery(language))
  void queries.prefetchInfiniteQuery(targetsQuery(filterOf(search), language))
  if (search.target) void queries.prefetchQuery(targetQuery(search.target, language))
}

const lastSearch = (): TargetSearch =>
  readTargetSearch(Object.fromEntries(new URLSearchParams(kept('targets'))))

const first = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/targets' })
  },
})
export const targetsRoute = createRoute({
  getParentRoute: () => root,
  path: '/targets',
  validateSearch: readTargetSearch,
  beforeLoad: ({ search }) => resume(search),
  component: TargetsPage,
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/SignInPage.tsx'), 'SignInPage'),
})
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/AccountPage.tsx'), 'AccountPage'),
})
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/PeoplePage.tsx'), 'PeoplePage'),
})
const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('./pages/data/DataPage.tsx'), 'DataPage'),
})
const batches = createRoute({
  getParentRoute: () => root,
  path: '/batches',
  component: lazyRouteComponent(() => import('./pages/BatchesPage.tsx'), 'BatchesPage'),
})
const batch = createRoute({
  getParentRoute: () => root,
  path: '/batches/$batch',
  component: lazyRouteComponent(() => import('./pages/BatchPage.tsx'), 'BatchPage'),
})
const lists = createRoute({
  getParentRoute: () => root,
  path: '/lists',
  component: lazyRouteComponent(() => import('./pages/ListsPage.tsx'), 'ListsPage'),
})
const cooperation = createRoute({
  getParentRoute: () => root,
  path: '/cooperation',
  component: lazyRouteComponent(
    () => import('./pages/cooperation/CooperationPage.tsx'),
    'CooperationPage',
  ),
})
const operation = createRoute({
  getParentRoute: () => root,
  path: '/operations/$operation',
  component: lazyRouteComponent(
    () => import('./pages/operations/OperationPage.tsx'),
    'OperationPage',
  ),
})
const messages = createRoute({
  getParentRoute: () => root,
  path: '/operations/$operation/messages',
  validateSearch: readMessagesSearch,
  component: lazyRouteComponent(
    () => import('./pages/operations/MessagesPage.tsx'),
    'MessagesPage',
  ),
})
const board = createRoute({
  getParentRoute: () => root,
  path: '/operations/$operation/board',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('./pages/board/BoardPage.tsx'), 'BoardPage'),
})
const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(() => import('./pages/board/DeskPage.tsx'), 'DeskPage'),
})
const debrief = createRoute({
  getParentRoute: () => root,
  path: '/operations/$operation/debrief',
  component: lazyRouteComponent(
    () => import('./pages/operations/debrief/DebriefPage.tsx'),
    'DebriefPage',
  ),
})
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  component: lazyRouteComponent(() => import('./pages/cases/CasesPage.tsx'), 'CasesPage'),
})
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$case',
  component: lazyRouteComponent(() => import('./pages/cases/CasePage.tsx'), 'CasePage'),
})
const caseReport = createRoute({
  getParentRoute: () => root,
  path: '/cases/$case/report',
  component: lazyRouteComponent(
    () => import('./pages/reports/ReportFormPage.tsx'),
    'ReportFormPage',
  ),
})
const reports = createRoute({
  getParentRoute: () => root,
  path: '/operations/$operation/reports',
  validateSearch: readReportsSearch,
  component: lazyRouteComponent(() => import('./pages/reports/ReportsPage.tsx'), 'ReportsPage'),
})
const report = createRoute({
  getParentRoute: () => root,
  path: '/operations/$operation/reports/$report',
  component: lazyRouteComponent(() => import('./pages/reports/ReportPage.tsx'), 'ReportPage'),
})
const advice = createRoute({
  getParentRoute: () => root,
  path: '/advice',
  validateSearch: readAdviceSearch,
  component: lazyRouteComponent(() => import('./pages/advice/AdvicePage.tsx'), 'AdvicePage'),
})
const ask = createRoute({
  getParentRoute: () => root,
  path: '/advice/new',
  validateSearch: readAskSearch,
  component: lazyRouteComponent(() => import('./pages/advice/AskPage.tsx'), 'AskPage'),
})
const adviceRequest = createRoute({
  getParentRoute: () => root,
  path: '/advice/$request',
  component: lazyRouteComponent(() => import('./pages/advice/RequestPage.tsx'), 'RequestPage'),
})
const why = createRoute({
  getParentRoute: () => root,
  path: '/access/why',
  validateSearch: readWhySearch,
  component: lazyRouteComponent(() => import('./pages/why/WhyPage.tsx'), 'WhyPage'),
})
const journal = createRoute({
  getParentRoute: () => root,
  path: '/journal',
  validateSearch: readJournalSearch,
  component: lazyRouteComponent(() => import('./pages/JournalPage.tsx'), 'JournalPage'),
})
const received = createRoute({
  getParentRoute: () => root,
  path: '/received',
  component: lazyRouteComponent(() => import('./pages/received/ReceivedPage.tsx'), 'ReceivedPage'),
})
const receivedRecord = createRoute({
  getParentRoute: () => root,
  path: '/received/$owner/$id',
  component: lazyRouteComponent(
    () => import('./pages/received/ReceivedRecordPage.tsx'),
    'ReceivedRecordPage',
  ),
})
const dates = createRoute({
  getParentRoute: () => root,
  path: '/dates',
  component: lazyRouteComponent(() => import('./pages/DatesPage.tsx'), 'DatesPage'),
})
const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('./pages/HelpPage.tsx'), 'HelpPage'),
})

export const routerWith = (queries: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      first,
      targetsRoute,
      signIn,
      data,
      batches,
      batch,
      lists,
      cooperation,
      operation,
      messages,
      board,
      desk,
      debrief,
      cases,
      oneCase,
      why,
      account,
      people,
      journal,
      received,
      receivedRecord,
      advice,
      ask,
      adviceRequest,
      dates,
      help,
      caseReport,
      reports,
      report,
    ]),
    context: { queries },
    defaultPreload: 'intent',
    // Plain parameters: an address of ours can be read, typed and written by hand.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined)
      const params = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
      return params.size > 0 ? `?${params}` : ''
    },
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerWith>
  }
}
