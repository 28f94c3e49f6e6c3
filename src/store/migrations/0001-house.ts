import { table } from './table.ts'

/** Organisations, people, what they may do, and how they come in. */
export const house = {
  number: 1,
  name: 'house',
  sql: [
    table(
      'organisation',
      'write',
      `
  id uuid not null,
  name text not null,
  country text,
  kind text not null default 'administration',
  exercise boolean not null default false,
  created_at timestamptz not null,
  primary key (organisation, id),
  check (organisation = id)`,
    ),
    table(
      'organisation_key',
      'append',
      `
  id uuid not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    table(
      'person',
      'write',
      `
  id uuid not null,
  name text not null,
  language text not null default 'en',
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    table(
      'membership',
      'remove',
      `
  person uuid not null,
  role text not null,
  created_at timestamptz not null,
  primary key (organisation, person, role),
  foreign key (organisation, person) references person (organisation, id)`,
    ),
    table(
      'session',
      'remove',
      `
  id text not null,
  person uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organisation, id),
  foreign key (organisation, person) references person (organisation, id)`,
    ),
    table(
      'sign_in_link',
      'write',
      `
  id text not null,
  person uuid not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation, id),
  foreign key (organisation, person) references person (organisation, id)`,
    ),
  ].join('\n'),
}
