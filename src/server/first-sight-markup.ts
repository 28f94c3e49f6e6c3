import { countryName, LANES } from '../base/index.ts'
import type { DoorName } from '../rights/index.ts'
import type { Language, Say } from '../words/index.ts'
import type { Sight } from './first-sight.ts'
import type { TargetRow } from './schemas/index.ts'

/** Rows in sight on a tall screen; the application has them all. */
const ROWS = 24
const SELECTS: DoorName = 'target.judge'

/**
 * The shell with its list, as the application draws it a moment later, and what it was made of.
 * Every text is escaped; there is no script and no style in it.
 */
export function markupOf(sight: Sight, say: Say, current?: string): string {
  const { me, targets } = sight
  const given = `<div id="given" hidden>${html(JSON.stringify(sight))}</div>`
  if (targets.targets.length === 0) return `</div>${given}`
  const exercise = me.exercise
    ? `<p class="exercise"><strong>${html(say('web.exercise'))}</strong> <span>${html(say('web.exercise.long'))}</span></p>`
    : ''
  const top = `<header>${exercise}<div class="top"><span class="brand"><i class="mark"></i><strong>Cosmo</strong><span class="house">${html(me.organisation.name)}</span></span><nav class="menu first"></nav></div></header>`
  const list = `<section class="pane-list"><div class="list first" data-list><ol>${rowsOf(sight, say, current)}</ol></div></section>`
  const target = `<section class="pane-target"><div class="waiting">${'<i></i>'.repeat(12)}</div></section>`
  const view = current === undefined ? 'list' : 'target'
  return `<div class="shell" data-page="targets" aria-busy="true">${top}<main><div class="targets" data-view="${view}"><div class="filters first"></div><div class="panes">${list}${target}</div></div></main></div></div>${given}`
}

function rowsOf({ me, targets, language }: Sight, say: Say, current: string | undefined): string {
  const rows = targets.targets
  const at = rows.findIndex((row) => row.id === (current ?? rows[0]?.id))
  const selects = me.doors.includes(SELECTS)
  return rows
    .slice(0, ROWS)
    .map((row, i) => {
      const how = { isCurrent: i === at, reached: i === Math.max(0, at), selects }
      return `<li>${rowOf(row, how, say, language)}</li>`
    })
    .join('')
}

type How = { readonly isCurrent: boolean; readonly reached: boolean; readonly selects: boolean }

/** One row as `web/pages/targets/TargetList.tsx` draws it; a journey holds the two together. */
function rowOf(row: TargetRow, how: How, say: Say, language: Language): string {
  const { main } = row
  const goods = row.goods ?? say('web.list.no-goods')
  const tab = how.reached ? 0 : -1
  const score = percent(row.score)
  const share = percent(row.completeness)
  const lane = LANES.find((one) => one === row.lane) ?? 'GREEN'
  const select = `<label class="row-select"><input type="checkbox" tabindex="${tab}" aria-label="${html(`${say('web.list.select')}: ${goods}`)}"></label>`
  const entry = main.entry ? `<span class="row-entry"> ${html(main.entry)}</span>` : ''
  const top = `<span class="row-top"><span class="lane" data-lane="${lane}">${html(say(`web.lane.${lane}`))}</span><span class="row-main">${html(main.says)}${entry}</span><span class="row-score" title="${html(say('web.list.score.of', { score }))}"><small>${html(say('web.list.score'))}</small>${score}</span></span>`
  const more = [
    row.hs6 && `<span>${html(row.hs6.replace(/^(\d{4})(\d{2})$/, '$1.$2'))}</span>`,
    row.destination &&
      `<span>${html(say('web.list.to', { country: countryName(row.destination, language) }))}</span>`,
    `<span title="${html(say('web.list.complete.of', { share }))}">${html(say('web.list.complete', { share }))}</span>`,
    row.codes.length > 1 && `<span>${html(row.codes.join(' '))}</span>`,
    row.answer !== 'open' &&
      `<strong class="row-answer">${html(say(`web.answer.${row.answer}`))}</strong>`,
  ]
  const open = `<button type="button" class="row-open" data-row="${html(row.id)}" tabindex="${tab}"${how.isCurrent ? ' aria-current="true"' : ''}>${top}<span class="row-goods"><bdi>${html(goods)}</bdi></span><span class="row-more">${more.filter(Boolean).join('')}</span></button>`
  return `<div class="row" data-lane="${lane}"${how.isCurrent ? ' data-current="true"' : ''}>${how.selects ? select : ''}${open}</div>`
}

const percent = (share: number): number => Math.round(share * 100)

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** A text as text of the page, also inside a quoted attribute. */
export const html = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
