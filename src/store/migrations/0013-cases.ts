import { table } from './table.ts'

/**
 * Cases: inspection, detention, seizure, custody, consequence. A case is its administration's own
 * record for ever; its entries are only ever added, each with the hash of the one before. What
 * names somebody stands beside them, sealed with a key of its own entry. Nothing of it crosses.
 */
export const cases = {
  number: 13,
  name: 'cases',
  sql: [
    table(
      '"case"',
      'append',
      `
  id uuid not null,
  owner uuid not null,
  tlp text not null check (tlp in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  handling_code text not null check (handling_code in ('H0', 'H1', 'H2', 'H3')),
  purposes text[] not null,
  record_state text not null default 'live' check (record_state in
    ('live', 'limited', 'held', 'withdrawn', 'quarantined', 'purged')),
  number int not null,
  title text not null,
  target uuid,
  operation uuid,
  revision int not null,
  person uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, number)`,
    ),
    'grant update (revision, changed_at) on "case" to cosmo_app;',
    'create index case_target on "case" (organisation, target) where target is not null;',
    table(
      'case_entry',
      'append',
      `
  id uuid not null,
  case_id uuid not null,
  seq int not null,
  kind text not null,
  at timestamptz not null,
  person uuid,
  body jsonb not null,
  corrects uuid,
  about uuid,
  before text,
  primary key (organisation, id),
  unique (organisation, case_id, seq),
  foreign key (organisation, case_id) references "case" (organisation, id)`,
    ),
    table(
      'case_nominal',
      'append',
      `
  id uuid not null,
  wrapped bytea not null,
  sealed bytea not null,
  primary key (organisation, id),
  foreign key (organisation, id) references case_entry (organisation, id)`,
    ),
    table(
      'detention_terms',
      'append',
      `
  id uuid not null,
  version int not null,
  days int not null check (days between 1 and 3650),
  legal_basis text not null,
  contact text not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, version)`,
    ),
  ].join('\n'),
}
