import { useSay } from '../data/language.tsx'

/** Grey lines where the page will stand; said once to whoever cannot see them. */
export function Waiting({ lines = 6 }: { readonly lines?: number }) {
  const say = useSay()
  return (
    <div className="waiting" role="status">
      <span className="hidden">{say('web.loading')}</span>
      {Array.from({ length: lines }, (_, at) => (
        <i key={at} aria-hidden="true" />
      ))}
    </div>
  )
}
