import '../../look/exchange.css'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { TargetBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { useDoors } from '../../data/doors.ts'
import { handlingQuery } from '../../data/exchange.ts'
import { useRoomWords } from '../../data/room-words.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Erase, Hold } from './HoldAndErase.tsx'
import { LabelForm } from './LabelForm.tsx'
import { ReleaseForm } from './ReleaseForm.tsx'
import { Releases } from './Releases.tsx'

/** Who may see a target, and what its owner can do about that: as far as the reader may. */
export function HandlingPanel({
  target,
  may,
}: {
  readonly target: string
  readonly may: TargetBody['may']
}) {
  const say = useRoomWords('exchange')
  const opens = useDoors()
  const queries = useQueryClient()
  const handling = useQuery(handlingQuery(target))
  const [said, tell] = useState('')
  const [gone, erased] = useState<string | null>(null)
  // Forms begin anew with what stands now.
  const [round, begin] = useState(0)
  if (!say || handling.isPending) return <Waiting lines={4} />
  if (gone !== null) return <Gone said={gone} say={say} />
  if (handling.error)
    return <Trouble error={handling.error} again={() => void handling.refetch()} />
  const changed = async (text: string) => {
    tell(text)
    await queries.invalidateQueries({ queryKey: ['handling', target] })
    begin((now) => now + 1)
    void queries.invalidateQueries({ queryKey: ['target', target] })
  }
  const { data } = handling
  const weak = opens('target.release') && !may.includes('release') && data.state !== 'withdrawn'
  return (
    <div className="handling">
      <p role="status" className="said">
        {said}
      </p>
      <h4>{say('handling.releases')}</h4>
      <Releases
        target={target}
        releases={data.releases}
        say={say}
        mayWithdraw={may.includes('withdraw')}
        changed={(text) => void changed(text)}
      />
      {opens('access.why') && (
        <p>
          <Link to="/access/why" search={{ what: target }}>
            {say('web.why')}
          </Link>
        </p>
      )}
      {weak && (
        <p className="hint">
          {say('handling.two-factors')} <Link to="/account">{say('web.account')}</Link>
        </p>
      )}
      {may.includes('release') && (
        <Fold title={say('release.title')} key={`release ${round}`}>
          <ReleaseForm target={target} say={say} released={(text) => void changed(text)} />
        </Fold>
      )}
      {may.includes('narrow') && (
        <Fold title={say('handling.label')} key={`label ${round}`}>
          <LabelForm
            target={target}
            handling={data}
            say={say}
            changed={(text) => void changed(text)}
          />
        </Fold>
      )}
      {may.includes('withdraw') && data.releases.some((one) => one.withdrawnAt === null) && (
        <Fold title={say('handling.withdraw-all')} key={`withdraw ${round}`}>
          <WithdrawAll target={target} say={say} changed={(text) => void changed(text)} />
        </Fold>
      )}
      {may.includes('hold') && (
        <Fold title={say('handling.hold')} key={`hold ${round}`}>
          <Hold target={target} handling={data} say={say} changed={(text) => void changed(text)} />
        </Fold>
      )}
      {may.includes('erase') && data.heldAt === null && (
        <Fold title={say('handling.erase')} key={`erase ${round}`}>
          <Erase target={target} say={say} erased={erased} />
        </Fold>
      )}
    </div>
  )
}

/** What was erased cannot be shown again: its page says so until the reader goes on. */
function Gone({ said, say }: { readonly said: string; readonly say: Say }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const goOn = async () => {
    await navigate({ to: '/targets', search: {} })
    await queries.invalidateQueries({ queryKey: ['targets'] })
  }
  return (
    <div role="status">
      <p>{said}</p>
      <p className="go">
        <Button onClick={() => void goOn()}>{say('handling.go-on')}</Button>
      </p>
    </div>
  )
}

function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="card">
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function WithdrawAll(props: {
  readonly target: string
  readonly say: Say
  readonly changed: (said: string) => void
}) {
  const { target, say, changed } = props
  const withdraw = useMutation({
    mutationFn: () => call(`targets/${target}/withdrawal`, { method: 'POST' }),
    onSuccess: () => changed(say('handling.withdrawn-all')),
  })
  return (
    <>
      <p>{say('handling.withdraw-all.sure')}</p>
      <p className="go">
        <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {say('handling.withdraw-all')}
        </Button>
      </p>
      {withdraw.error && <Trouble error={withdraw.error} />}
    </>
  )
}
