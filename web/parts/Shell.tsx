import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { LANGUAGES } from '../../src/words/index.ts'
import { call } from '../data/api.ts'
import { useDoors } from '../data/doors.ts'
import { ageOf } from '../data/format.ts'
import { useSpeech } from '../data/language.tsx'
import { forgetDrafts } from '../data/memory.ts'
import { listsQuery, meQuery } from '../data/queries.ts'
import { isRefused } from '../data/refused.ts'
import { Denied } from './Denied.tsx'
import { Menu } from './Menu.tsx'
import { doorOfPlace } from './places.ts'
import { Trouble } from './Trouble.tsx'
import { Waiting } from './Waiting.tsx'

/** Most requests come with a session: the page for those without is fetched when it is needed. */
const SignInPage = lazy(() =>
  import('../pages/SignInPage.tsx').then((file) => ({ default: file.SignInPage })),
)

const LANGUAGE_NAMES = { en: 'English', fr: 'Français' } as const

/** What stands around every page: what it is, where one is, how fresh the lists are. */
export function Shell() {
  const { say, language, speak } = useSpeech()
  const me = useQuery(meQuery(language))
  const may = useDoors()
  const here = useLocation({ select: (location) => location.pathname })
  const door = doorOfPlace(here)
  const signedOut = here === '/sign-in' || isRefused(me.error, 'session.absent')
  return (
    <div className="shell" data-page={here.split('/')[1] ?? ''}>
      <a className="skip" href="#content">
        {say('web.skip')}
      </a>
      <header>
        {me.data?.exercise && (
          <p className="exercise">
            <strong>{say('web.exercise')}</strong> <span>{say('web.exercise.long')}</span>
          </p>
        )}
        <div className="top">
          <span className="brand">
            <img src={mark} alt="" width="26" height="26" />
            <strong>Cosmo</strong>
            {me.data && (
              <span className="house" title={me.data.organisation.name}>
                {me.data.organisation.name}
              </span>
            )}
          </span>
          {!signedOut && <Menu />}
          <div className="top-right">
            {!signedOut && <Freshness />}
            <fieldset className="languages">
              <legend className="hidden">{say('web.language')}</legend>
              {LANGUAGES.map((one) => (
                <button
                  key={one}
                  type="button"
                  lang={one}
                  aria-pressed={one === language}
                  aria-label={LANGUAGE_NAMES[one]}
                  onClick={() => speak(one)}
                >
                  {one.toUpperCase()}
                </button>
              ))}
            </fieldset>
            {!signedOut && me.data && (
              <Link to="/account" className="fresh">
                {say('web.account')}
              </Link>
            )}
            {!signedOut && me.data && (
              <button type="button" className="plain" onClick={() => void signOut()}>
                {say('web.sign-out')}
              </button>
            )}
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {signedOut ? (
          <Suspense fallback={<Waiting lines={3} />}>
            <SignInPage />
          </Suspense>
        ) : me.isPending ? (
          <Waiting />
        ) : me.error ? (
          <Trouble error={me.error} again={() => void me.refetch()} />
        ) : door !== null && !may(door) ? (
          <Denied alone />
        ) : (
          <Outlet />
        )}
      </main>
    </div>
  )
}

const mark = new URL('../look/cosmo.svg', import.meta.url).href

async function signOut(): Promise<void> {
  await call('session/end', { method: 'POST' }).catch(() => {})
  forgetDrafts()
  location.assign('/sign-in')
}

/** How old the oldest list is: what was compared is only as good as that. */
function Freshness() {
  const { say, language } = useSpeech()
  const lists = useQuery(listsQuery(language))
  if (!lists.data) return null
  const count = lists.data.lists.length
  const oldest = Math.max(0, ...lists.data.lists.map((list) => list.ageDays))
  return (
    <Link to="/lists" className="fresh" data-old={count === 0 || oldest > 30 || undefined}>
      {count === 0
        ? say('web.lists.missing')
        : say('web.lists.fresh', { count, age: ageOf(oldest, say) })}
    </Link>
  )
}
