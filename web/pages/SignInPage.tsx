import { Button } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useSay, useTitle } from '../data/language.tsx'

/** Shown without a session, and for a link that no longer works. */
export function SignInPage() {
  const say = useSay()
  const link = useLocation({
    select: ({ pathname, searchStr }) => pathname === '/sign-in' && searchStr.includes('link='),
  })
  useTitle(say('web.sign-in.title'))
  return (
    <section className="page narrow">
      <h1>{say('web.sign-in.title')}</h1>
      {link && (
        <p className="notice" data-kind="trouble" role="alert">
          {say('web.sign-in.used')}
        </p>
      )}
      <p>{say('web.sign-in.needed')}</p>
      <p>{say('web.sign-in.how')}</p>
      <pre>npm start</pre>
      <p>{say('web.sign-in.kept')}</p>
      <Button component="a" href="/targets" variant="default">
        {say('web.sign-in.go')}
      </Button>
    </section>
  )
}
