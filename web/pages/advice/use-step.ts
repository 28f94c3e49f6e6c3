import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AdviceBody } from '../../../src/server/schemas/index.ts'
import { call, newKey } from '../../data/api.ts'

/** A step in the course of a request, as it was looked at; then everything of it is read again. */
export function useStep(
  { id, version }: Pick<AdviceBody, 'id' | 'version'>,
  step: string,
  done: () => void,
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: object) =>
      call(`advice/${id}/${step}`, {
        ...{ method: 'POST', body, key: newKey(), ifMatch: String(version) },
      }),
    onSuccess: async () => {
      done()
      await queries.invalidateQueries({ queryKey: ['advice'] })
    },
  })
}
