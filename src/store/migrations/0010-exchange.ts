import { marked } from '../marked.ts'
import { table } from './table.ts'

/**
 * What the handling of records needs: holds, dates, tombstones, and a role that erases.
 *
 * `cosmo_app` goes on to append and to change, and never to delete what was found. A purge alone
 * takes on `cosmo_eraser`, inside the act that was decided on; it sees the rows of its own
 * organisation, and adds nothing.
 */
const ME = `(select current_setting('cosmo.organisation')::uuid)`

const ERASED = [
  'target',
  'target_code',
  'target_word',
  'target_nominal',
  'finding',
  'consignment',
  'consignment_nominal',
  'raw_part',
  'record_key',
]
/** Rows that stay without what named somebody: an answer counts, its words go. */
const BLANKED = {
  target: 'words',
  target_word: 'targets, count',
  consignment: 'body',
  judgement: 'because',
  reject: 'said',
  trade_file: 'name',
  batch: 'name',
} as const

const policy = (name: string): string => `
create policy erasing on ${name} to cosmo_eraser
  using (organisation = ${ME}) with check (organisation = ${ME});
grant select on ${name} to cosmo_eraser;`

export const exchange = {
  number: 10,
  name: 'exchange',
  sql: [
    `do $$ begin
  if not exists (select from pg_roles where rolname = 'cosmo_eraser') then create role cosmo_eraser nologin; end if;
  begin
    execute format('grant cosmo_eraser to %I', current_user);
  exception when insufficient_privilege then null;
  end;
end $$;
grant usage on schema public to cosmo_eraser;`,
    ...[...new Set([...ERASED, ...Object.keys(BLANKED)])].map(policy),
    ...ERASED.map((name) => `grant delete on ${name} to cosmo_eraser;`),
    ...Object.entries(BLANKED).map(
      ([name, columns]) => `grant update (${columns}) on ${name} to cosmo_eraser;`,
    ),
    'alter table target add column held_at timestamptz;',
    // Few: a record that arrives again is compared with them.
    `create index target_marked on target (organisation, consignment) where ${marked()};`,
    'create index target_review on target (organisation, review_on) where review_on is not null;',
    'create index target_delete on target (organisation, delete_on) where delete_on is not null;',
    table(
      'tombstone',
      'append',
      `
  id text not null,
  because text not null,
  purged_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    // The entry of a party list that a trader was compared with names a person: it stands sealed
    // with the finding already, and leaves what stands in plain. Entries of goods stay.
    'alter table finding no force row level security;',
    `update finding set entry = null,
  body = regexp_replace(body::text, ', "entry": "(\\\\.|[^"\\\\])*"', '', 'g')::jsonb
where jsonb_path_exists(body, '$.**.evidence[*] ? (@.value == "")');`,
    'alter table finding force row level security;',
  ].join('\n'),
}
