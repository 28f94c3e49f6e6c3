import { HANDLED, table } from './table.ts'

/** What an administration brings and keeps: layouts, party lists, links, answered requests. */
export const reference = {
  number: 4,
  name: 'reference',
  sql: [
    table(
      'layout_mapping',
      'write',
      `
  id text not null,${HANDLED}
  mapping jsonb not null,
  person uuid,
  primary key (organisation, id)`,
    ),
    table(
      'party_list',
      'write',
      `
  id uuid not null,${HANDLED}
  name text not null,
  version text not null,
  hash text not null,
  format text not null,
  entries int not null,
  names int not null,
  state text not null,
  reason jsonb,
  primary key (organisation, id)`,
    ),
    "create unique index party_list_version on party_list (organisation, name, hash) where state <> 'retired';",
    table(
      'list_file',
      'append',
      `
  list uuid not null,
  seq int not null,
  file text not null,
  hash text not null,
  bytes bytea not null,
  primary key (organisation, list, seq)`,
    ),
    table(
      'link',
      'append',
      `
  id uuid not null,${HANDLED}
  kind text not null,
  from_kind text not null,
  from_id text not null,
  to_kind text not null,
  to_id text not null,
  person uuid,
  primary key (organisation, id)`,
    ),
    'create unique index link_once on link (organisation, kind, from_kind, from_id, to_kind, to_id);',
    'create index link_back on link (organisation, to_kind, to_id);',
    table(
      'idempotency_key',
      'remove',
      `
  person uuid not null,
  id text not null,
  request_hash text not null,
  status int,
  answer jsonb,
  created_at timestamptz not null,
  primary key (organisation, person, id)`,
    ),
  ].join('\n'),
}
