import { NativeSelect, TextInput } from '@mantine/core'
import type { NationalPlanBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { freshKey, replaced, without } from '../../data/operation.ts'
import { Add, Choices, LongText, Part } from './Parts.tsx'

type Source = NationalPlanBody['analysis']['sources'][number]
type Profile = NationalPlanBody['profiles'][number]

const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const
const NO_PROFILE: Profile = {
  name: '',
  office: '',
  from: null,
  until: null,
  basis: '',
  sources: [],
}

/** The sources of the analysis, each with its grade of the admiralty code. */
export function SourceFields(props: {
  readonly say: Say
  readonly sources: readonly Source[]
  readonly type: (sources: Source[]) => void
}) {
  const { say, sources, type } = props
  const ungraded = { value: '', label: say('web.national.ungraded') }
  return (
    <>
      {sources.map((source, at) => {
        const change = (changed: Partial<Source>) =>
          type(replaced(sources, at, { ...source, ...changed }))
        return (
          <Part
            key={source.key}
            legend={say('web.national.source', { n: at + 1 })}
            remove={say('web.national.source.remove', { n: at + 1 })}
            onRemove={() => type(without(sources, at))}
          >
            <TextInput
              className="long"
              label={say('web.national.source.title')}
              value={source.title}
              maxLength={300}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <NativeSelect
              label={say('web.national.reliability')}
              value={source.reliability ?? ''}
              data={[
                ungraded,
                ...RELIABILITIES.map((one) => ({ value: one, label: say(`reliability.${one}`) })),
              ]}
              onChange={(event) => {
                const chosen = event.currentTarget.value
                change({ reliability: RELIABILITIES.find((one) => one === chosen) ?? null })
              }}
            />
            <NativeSelect
              label={say('web.national.credibility')}
              value={source.credibility ?? ''}
              data={[
                ungraded,
                ...CREDIBILITIES.map((one) => ({ value: one, label: say(`credibility.${one}`) })),
              ]}
              onChange={(event) => {
                const chosen = event.currentTarget.value
                change({ credibility: CREDIBILITIES.find((one) => one === chosen) ?? null })
              }}
            />
          </Part>
        )
      })}
      <Add
        label={say('web.national.source.add')}
        onAdd={() => {
          const key = freshKey('s')
          type([...sources, { key, title: '', reliability: null, credibility: null }])
        }}
      />
    </>
  )
}

/** The risk profiles, each resting on graded sources. */
export function ProfileFields(props: {
  readonly say: Say
  readonly profiles: readonly Profile[]
  readonly sources: readonly Source[]
  readonly type: (profiles: Profile[]) => void
}) {
  const { say, profiles, sources, type } = props
  return (
    <>
      {profiles.map((profile, at) => {
        const change = (changed: Partial<Profile>) =>
          type(replaced(profiles, at, { ...profile, ...changed }))
        return (
          <Part
            key={at}
            legend={say('web.national.profile', { n: at + 1 })}
            remove={say('web.national.profile.remove', { n: at + 1 })}
            onRemove={() => type(without(profiles, at))}
          >
            <TextInput
              label={say('web.national.profile.name')}
              value={profile.name}
              maxLength={300}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <TextInput
              label={say('web.national.profile.office')}
              value={profile.office}
              maxLength={300}
              onChange={(event) => change({ office: event.currentTarget.value })}
            />
            {(['from', 'until'] as const).map((end) => (
              <TextInput
                key={end}
                className="short"
                type="date"
                label={say(`web.phase.${end}`)}
                value={profile[end] ?? ''}
                onChange={(event) => change({ [end]: event.currentTarget.value || null })}
              />
            ))}
            <LongText
              label={say('web.national.profile.basis')}
              value={profile.basis}
              type={(basis) => change({ basis })}
            />
            {sources.length > 0 && (
              <Choices
                legend={say('web.national.profile.rests')}
                all={sources.map(({ key }) => key)}
                chosen={profile.sources}
                called={(key) => sources.find((one) => one.key === key)?.title || key}
                choose={(chosen) => change({ sources: chosen })}
              />
            )}
          </Part>
        )
      })}
      <Add label={say('web.national.profile.add')} onAdd={() => type([...profiles, NO_PROFILE])} />
    </>
  )
}
