import { table } from './table.ts'

/**
 * The seal of the journal: a tree of hashes per organisation (RFC 6962) with signed checkpoints.
 *
 * An entry keeps the transaction that wrote it, since the order of ids is not the order of commits,
 * and a salt that hides its detail in the tree: where salt and detail are erased together, the
 * hash still proves that the entry stood there. Nothing else of an entry can ever change. Leaves
 * and checkpoints are written by the sealer (the mover's role); the app role reads them alone. The
 * signing key belongs to the house itself, the organisation of zeros.
 */
const kept = (name: string): string => `
create trigger ${name}_kept before update or delete on ${name}
  for each row execute function seal_is_append_only();
create trigger ${name}_never_emptied before truncate on ${name}
  for each statement execute function seal_is_append_only();
`

export const seal = {
  number: 8,
  name: 'seal',
  sql: [
    `alter table journal add column txid xid8 not null default pg_current_xact_id();
alter table journal add column salt bytea
  default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
create index journal_txid on journal (txid, id);
create or replace function journal_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.salt is null and new.objects = '{}' and new.said = '{}'
      and row(new.organisation, new.id, new.at, new.person, new.act, new.hashes, new.purpose, new.txid)
        is not distinct from
        row(old.organisation, old.id, old.at, old.person, old.act, old.hashes, old.purpose, old.txid)
    then return new; end if;
  end if;
  raise exception 'the journal is append-only';
end $$;
create function seal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the seal of the journal is append-only';
end $$;
grant update (objects, said, salt) on journal to cosmo_mover;`,
    table(
      'journal_key',
      'read',
      `
  id uuid not null,
  public bytea not null,
  sealed bytea not null,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    table(
      'journal_leaf',
      'read',
      `
  number bigint not null,
  entry uuid not null,
  detail bytea not null,
  hash bytea not null,
  primary key (organisation, number)`,
    ),
    'create unique index journal_leaf_entry on journal_leaf (organisation, entry);',
    table(
      'journal_checkpoint',
      'read',
      `
  epoch int not null,
  size bigint not null,
  since bigint not null,
  span bytea not null,
  root bytea not null,
  key uuid not null,
  signature bytea not null,
  at timestamptz not null,
  primary key (organisation, epoch, size)`,
    ),
    ...['journal_key', 'journal_leaf', 'journal_checkpoint'].map(kept),
  ].join('\n'),
}
