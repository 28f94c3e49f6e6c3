import { table } from './table.ts'

/**
 * The journal is append-only: the app role may not change it, and not even the owner can without
 * dropping the trigger, which the seal of the entries will show.
 */
export const journal = {
  number: 2,
  name: 'journal',
  sql: `
${table(
  'journal',
  'append',
  `
  id uuid not null,
  at timestamptz not null,
  person uuid,
  act text not null,
  objects text[] not null default '{}',
  hashes text[] not null default '{}',
  purpose text not null,
  said jsonb not null default '{}',
  primary key (organisation, id)`,
)}
create index journal_objects on journal using gin (objects);
create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger journal_kept before update or delete on journal
  for each row execute function journal_is_append_only();
create trigger journal_never_emptied before truncate on journal
  for each statement execute function journal_is_append_only();
`,
}
