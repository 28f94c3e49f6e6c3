import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { DebriefBody } from '../../../../src/server/schemas/index.ts'
import type { Say } from '../../../../src/words/index.ts'
import { call } from '../../../data/api.ts'
import { useAttempt } from '../../../data/attempt.ts'
import { Trouble } from '../../../parts/Trouble.tsx'

/** Whether the own organisation may be named; taken back at any time. */
export function Consent(props: {
  readonly say: Say
  readonly data: DebriefBody
  readonly written: (said: string) => Promise<void>
  readonly open: boolean
}) {
  const { say, data, written, open } = props
  const { consents, operation } = data
  const attempt = useAttempt()
  const consent = useMutation({
    mutationFn: (given: boolean) =>
      call(`operations/${operation.id}/debrief/consent`, {
        method: 'POST',
        body: { given },
        key: attempt.keyOf(given),
      }),
    onSuccess: async () => {
      attempt.taken()
      await written('')
    },
  })
  // The keeper answers for the papers itself.
  if (operation.own) return null
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">{say('web.debrief.consent')}</h2>
      <p role="status">{say(consents ? 'web.debrief.consent.yes' : 'web.debrief.consent.no')}</p>
      {(consents || open) && (
        <p className="go">
          <Button
            variant="default"
            loading={consent.isPending}
            onClick={() => consent.mutate(!consents)}
          >
            {say(consents ? 'web.debrief.consent.take' : 'web.debrief.consent.give')}
          </Button>
        </p>
      )}
      {consent.error && <Trouble error={consent.error} />}
    </section>
  )
}
