import { useQuery } from '@tanstack/react-query'
import { useSpeech } from './language.tsx'
import { meQuery } from './queries.ts'

/**
 * Whether the caller's roles open a door of the house, by its name in the table of doors. Pages
 * leave out what cannot be used; the server asks again whenever it is.
 */
export function useDoors(): (door: string) => boolean {
  const { language } = useSpeech()
  const me = useQuery(meQuery(language))
  return (door) => me.data?.doors.includes(door) ?? false
}
