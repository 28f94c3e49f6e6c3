import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AdviceBody } from '../../../src/server/schemas/index.ts'
import { call } from '../../data/api.ts'
import { useAttempt } from '../../data/attempt.ts'

/** A step in the course of a request, as it was looked at; then everything of it is read again. */
export function useStep(
  { id, version }: Pick<AdviceBody, 'id' | 'version'>,
  step: string,
  done: () => void,
) {
  const queries = useQueryClient()
  const attempt = useAttempt()
  return useMutation({
    mutationFn: (body: object) =>
      call(`advice/${id}/${step}`, {
        ...{ method: 'POST', body, key: attempt.keyOf(body), ifMatch: String(version) },
      }),
    onSuccess: async () => {
      attempt.taken()
      done()
      await queries.invalidateQueries({ queryKey: ['advice'] })
    },
  })
}
