import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListLoads } from '../../src/server/schemas/index.ts'
import type { Say } from '../../src/words/index.ts'
import { call } from '../data/api.ts'
import { useDoors } from '../data/doors.ts'
import { ageOf, number } from '../data/format.ts'
import { useSpeech, useTitle } from '../data/language.tsx'
import { listsQuery } from '../data/queries.ts'
import { DropFiles } from '../parts/DropFiles.tsx'
import { Empty } from '../parts/Empty.tsx'
import { TableFrame } from '../parts/TableFrame.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { Waiting } from '../parts/Waiting.tsx'

/** The edition of a list; the hash behind it proves the very bytes and stands in each batch. */
const editionOf = (version: string): string => version.replace(/\+[0-9a-f]+$/, '')

const catalogueOf = (name: string, say: Say): string => {
  const said = say(`web.control-list.${name}`)
  return said === `web.control-list.${name}` ? name : said
}

/** What a list's file was, in words; the name of one that a later version reads as it is. */
const formatOf = (format: string, say: Say): string => {
  const said = say(`web.list-format.${format}`)
  return said === `web.list-format.${format}` ? format : said
}

/** The lists in force with version and age, and the way to bring newer ones. */
export function ListsPage() {
  const { say, language } = useSpeech()
  useTitle(say('web.lists'))
  const queries = useQueryClient()
  const may = useDoors()
  const lists = useQuery(listsQuery(language))
  const add = useMutation({
    mutationFn: (files: readonly File[]) => {
      // Together: the files of one set are read with each other.
      const form = new FormData()
      for (const file of files) form.append('file', file, file.name)
      return call<ListLoads>('lists', { method: 'POST', form })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['lists'] }),
  })
  return (
    <div className="page">
      <h1>{say('web.lists')}</h1>
      <p>{say('web.lists.intro')}</p>
      {lists.isPending && <Waiting lines={3} />}
      {lists.error && <Trouble error={lists.error} again={() => void lists.refetch()} />}
      {lists.data?.lists.length === 0 && (
        <Empty title={say('web.lists.none')} next={say('web.lists.none.next')} />
      )}
      {lists.data && lists.data.lists.length > 0 && (
        <TableFrame label={say('web.lists')}>
          <thead>
            <tr>
              <th scope="col">{say('web.lists.name')}</th>
              <th scope="col">{say('web.lists.version')}</th>
              <th scope="col" className="figure">
                {say('web.lists.entries')}
              </th>
              <th scope="col" className="figure">
                {say('web.lists.names')}
              </th>
              <th scope="col">{say('web.lists.age')}</th>
              <th scope="col">{say('web.lists.format')}</th>
            </tr>
          </thead>
          <tbody>
            {lists.data.lists.map((list) => (
              <tr key={list.id}>
                <th scope="row">{list.name}</th>
                <td>{editionOf(list.version)}</td>
                <td className="figure">{number(list.entries)}</td>
                <td className="figure">{number(list.names)}</td>
                <td>{ageOf(list.ageDays, say)}</td>
                <td>{formatOf(list.format, say)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {may('list.add') && (
        <>
          <h2>{say('web.lists.add')}</h2>
          <DropFiles
            title={say('web.lists.drop')}
            hint={say('web.lists.takes')}
            busy={add.isPending}
            take={(files) => add.mutate(files)}
          />
        </>
      )}
      {add.error && <Trouble error={add.error} />}
      {add.data && (
        <div role="status">
          <ul className="loads">
            {add.data.loads.map((load) => (
              <li key={load.file} data-status={load.status}>
                <strong>
                  <bdi>{load.file}</bdi>: {say(`web.lists.status.${load.status}`)}
                </strong>{' '}
                {load.refusal
                  ? `${load.refusal.says} ${load.refusal.next}`
                  : load.list &&
                    say('web.lists.loaded', {
                      list: load.list,
                      version: editionOf(load.version ?? ''),
                      entries: number(load.entries),
                    })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {lists.data?.catalogue && (
        <>
          <h2>{say('web.lists.catalogue')}</h2>
          <p>
            <strong>{catalogueOf(lists.data.catalogue.name, say)}</strong> ·{' '}
            {editionOf(lists.data.catalogue.version)} ·{' '}
            {say('web.lists.catalogue.has', { count: lists.data.catalogue.entries })}
          </p>
        </>
      )}
    </div>
  )
}
