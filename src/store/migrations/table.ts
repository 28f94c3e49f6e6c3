/**
 * How every table of the house is made: its primary key begins with the organisation (so that
 * Citus can distribute it), and row-level security is enabled and forced on it.
 */
export type Grants = 'read' | 'append' | 'write' | 'remove'

const GRANTED: Readonly<Record<Grants, string>> = {
  read: 'select',
  append: 'select, insert',
  write: 'select, insert, update',
  remove: 'select, insert, update, delete',
}

/**
 * The columns of a record as the first migrations made it: one owner for ever, and its label.
 * Migration 7 gave the records their states and purposes and moved releases to their own table.
 */
export const HANDLED = `
  owner uuid not null,
  released_to text[] not null default '{}',
  tlp text not null default 'AMBER+STRICT',
  handling_code text not null default 'H0',
  purpose text not null default 'risk-analysis',
  created_at timestamptz not null,`

/**
 * The app role sees its organisation's rows alone: without the setting the cast fails, so that a
 * forgotten `act` shows an error and never a row. The mover's role sees the house: it serves the
 * move between engines and the list of organisations, and no request ever runs as it.
 */
export function table(name: string, grants: Grants, columns: string): string {
  return `
create table ${name} (
  organisation uuid not null,${columns}
);
alter table ${name} enable row level security;
alter table ${name} force row level security;
create policy own_organisation on ${name} to cosmo_app
  using (organisation = (select current_setting('cosmo.organisation')::uuid))
  with check (organisation = (select current_setting('cosmo.organisation')::uuid));
create policy whole_house on ${name} to cosmo_mover using (true) with check (true);
grant ${GRANTED[grants]} on ${name} to cosmo_app;
grant select, insert on ${name} to cosmo_mover;
`
}
