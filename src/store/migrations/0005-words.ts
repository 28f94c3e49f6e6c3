import { table } from './table.ts'

/**
 * The words of targets, for the search by text: one row for each word of a chunk, with the chunk's
 * targets that have it. Plain comparisons of text are leakproof, so that their index is used under
 * row-level security, where those of full-text search and of trigrams are not. `chunk` is -1 for
 * targets of before; answers stand on the targets alone, so that a row here is never changed.
 *
 * A target's own `words` become the same words, a blank before each. The migration acts for the
 * whole house: the owner passes the tables' policies here, and never again.
 */
const BETWEEN_WORDS = `E'[\\\\s!-/:-@\\\\[-\`{-~]+'`

export const words = {
  number: 5,
  name: 'words',
  sql: [
    table(
      'target_word',
      'append',
      `
  word text collate "C" not null,
  batch uuid not null,
  chunk int not null,
  count int not null,
  targets uuid[] not null,
  primary key (organisation, word, batch, chunk)`,
    ),
    'alter table target no force row level security;',
    'alter table target_word no force row level security;',
    `
insert into target_word (organisation, word, batch, chunk, count, targets)
select organisation, word, batch, -1, count(*), array_agg(id order by id)
from (select distinct t.organisation, t.batch, t.id, left(w, 40) as word
  from target t, regexp_split_to_table(t.words, ${BETWEEN_WORDS}) as w where w <> '') as each
group by organisation, word, batch;`,
    `update target set words = ' ' || btrim(regexp_replace(words, ${BETWEEN_WORDS}, ' ', 'g'));`,
    'alter table target_word force row level security;',
    'alter table target force row level security;',
  ].join('\n'),
}
