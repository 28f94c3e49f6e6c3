import { useSay, useTitle } from '../data/language.tsx'
import { Empty } from '../parts/Empty.tsx'

export function UnknownPage() {
  const say = useSay()
  useTitle(say('web.unknown-page'))
  return <Empty alone title={say('web.unknown-page')} next={say('web.unknown-page.next')} />
}
