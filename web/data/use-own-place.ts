import { useQuery } from '@tanstack/react-query'
import { useSpeech } from './language.tsx'
import { ownPlace } from './own-place.ts'
import { meQuery } from './queries.ts'

/** Where this reader's typing is kept; null until it is known who reads. */
export function useOwnPlace(operation: string): string | null {
  const { language } = useSpeech()
  const { data } = useQuery(meQuery(language))
  return data ? ownPlace(data, operation) : null
}
