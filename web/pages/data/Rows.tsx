import type { PreviewBody } from '../../../src/server/schemas/index.ts'
import { useSay } from '../../data/language.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'

/** The first rows as canonical records, and those that cannot be read, each with its reason. */
export function Rows({ preview }: { readonly preview: PreviewBody }) {
  const say = useSay()
  const { rows, rejects } = preview
  const columns = new Map(
    rows.flatMap((row) => row.values.map((one) => [one.field, one.says] as const)),
  )
  return (
    <>
      {rejects.length > 0 && (
        <div className="notice" data-kind="warn">
          <strong>{say('web.data.rejects', { count: rejects.length })}</strong>{' '}
          {say('web.data.rejects.why')}
          <ul>
            {rejects.map((one) => (
              <li key={`${one.record} ${one.code}`}>
                {one.says} {one.next}
              </li>
            ))}
          </ul>
        </div>
      )}
      {rows.length > 0 && (
        <details className="preview" open>
          <summary>{say('web.data.rows', { count: rows.length })}</summary>
          <TableFrame label={say('web.data.rows', { count: rows.length })}>
            <thead>
              <tr>
                <th scope="col">{say('web.data.row')}</th>
                {[...columns].map(([field, says]) => (
                  <th scope="col" key={field}>
                    {says}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.record}>
                  <th scope="row">{row.record}</th>
                  {[...columns.keys()].map((field) => (
                    <td key={field}>
                      <bdi>{row.values.find((one) => one.field === field)?.value ?? ''}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </TableFrame>
        </details>
      )}
    </>
  )
}
