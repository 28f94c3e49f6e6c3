import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { useAttempt } from '../../data/attempt.ts'
import { withdrawReport } from '../../data/reports.ts'
import { Sure } from '../../parts/Sure.tsx'
import { Trouble } from '../../parts/Trouble.tsx'

/** Takes an own report back from all who have it; asked once more, for it cannot be undone. */
export function ReportWithdrawal(props: {
  readonly say: Say
  readonly operation: string
  readonly report: string
  readonly done: () => Promise<void>
}) {
  const { say, operation, report } = props
  const [asking, ask] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const attempt = useAttempt()
  const withdraw = useMutation({
    mutationFn: () => withdrawReport(operation, report, attempt.keyOf([report, 'withdrawal'])),
    onSuccess: async () => {
      attempt.taken()
      await props.done()
    },
  })
  return (
    <section className="card" aria-labelledby="report-withdrawal">
      <h2 id="report-withdrawal">{say('report.withdraw.title')}</h2>
      {asking ? (
        <Sure
          question={say('report.withdraw.sure')}
          yes={say('report.withdraw.yes')}
          no={say('report.withdraw.no')}
          busy={withdraw.isPending}
          act={() => withdraw.mutate()}
          leave={() => {
            ask(false)
            withdraw.reset()
            requestAnimationFrame(() => opener.current?.focus())
          }}
        />
      ) : (
        <p className="go">
          <Button variant="default" ref={opener} onClick={() => ask(true)}>
            {say('report.withdraw')}
          </Button>
        </p>
      )}
      {withdraw.error && <Trouble error={withdraw.error} />}
    </section>
  )
}
