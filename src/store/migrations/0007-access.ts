import { restricted } from '../labels.ts'
import { table } from './table.ts'

/**
 * What crosses from one organisation to another, and the labels that narrow it.
 *
 * `cosmo_app` goes on to see its own organisation's rows alone. What others released is read as
 * `cosmo_guest`, which sees released rows and nothing else, and writes nothing: a query that
 * forgets its predicate still shows nothing that was not released.
 */
const RECORDS = ['batch', 'target']
const PARTS = [
  'trade_file',
  'consignment',
  'reject',
  'judgement',
  'link',
  'layout_mapping',
  'party_list',
]

/** A record of its own: state, dates and purposes stand on it. Parts follow their record. */
const labelled = (name: string): string => `
alter table ${name} drop column released_to;
alter table ${name} add column purposes text[] not null default '{risk-analysis}';
alter table ${name} drop column purpose;
alter table ${name} add column record_state text not null default 'live';
alter table ${name} add column review_on date;
alter table ${name} add column delete_on date;
alter table ${name} add constraint ${name}_tlp
  check (tlp in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'));
alter table ${name} add constraint ${name}_code check (handling_code in ('H0', 'H1', 'H2', 'H3'));
alter table ${name} add constraint ${name}_record_state check (record_state in
  ('live', 'limited', 'held', 'withdrawn', 'quarantined', 'purged'));
`

const ME = `(select current_setting('cosmo.organisation')::uuid)`

/** A guest sees a row of this table where a standing release names its record and the guest. */
const guest = (name: string, kind: string, object: string, more = ''): string => `
create policy released on ${name} for select to cosmo_guest using (exists (
  select from release r where r.organisation = ${name}.organisation and r.kind = '${kind}'
    and r.object = ${object} and r.to_organisation = ${ME} and r.withdrawn_at is null ${more}));
grant select on ${name} to cosmo_guest;
`

export const access = {
  number: 7,
  name: 'access',
  sql: [
    `do $$ begin
  if not exists (select from pg_roles where rolname = 'cosmo_guest') then create role cosmo_guest nologin; end if;
  begin
    execute format('grant cosmo_guest to %I', current_user);
  exception when insufficient_privilege then null;
  end;
end $$;
grant usage on schema public to cosmo_guest;`,
    // What an organisation may call itself; people take the roles of `src/rights/roles.ts`.
    `alter table organisation no force row level security;
update organisation set kind = 'administration' where kind = 'customs';
alter table organisation add constraint organisation_kind
  check (kind in ('administration', 'rilo', 'secretariat', 'partner', 'agency'));
alter table organisation add column under uuid;
alter table organisation force row level security;
alter table membership no force row level security;
update membership set role = case role when 'administrator' then 'organisation-administrator'
  when 'officer' then 'targeting-officer' when 'analyst' then 'rilo-analyst' else role end;
insert into membership (organisation, person, role, created_at)
  select organisation, person, more, created_at from membership,
    unnest(array['targeting-officer', 'national-contact-point']) as more
  where role = 'organisation-administrator' on conflict do nothing;
alter table membership force row level security;`,
    // The members of this house are known to each other by name, kind and country.
    `create policy directory on organisation for select to cosmo_guest using (true);
grant select on organisation to cosmo_guest;`,
    ...RECORDS.map(labelled),
    ...PARTS.map((name) => `alter table ${name} drop column released_to;`),
    // Few: the lists of everybody pass over them.
    `create index target_restricted on target (organisation, id) where ${restricted()};`,
    table(
      'operation',
      'write',
      `
  id uuid not null,
  owner uuid not null,
  name text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    table(
      'operation_member',
      'write',
      `
  id uuid not null,
  operation uuid not null,
  member uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  created_at timestamptz not null,
  primary key (organisation, id),
  foreign key (organisation, operation) references operation (organisation, id)`,
    ),
    'create index operation_member_of on operation_member (member);',
    table(
      'legal_basis',
      'write',
      `
  id uuid not null,
  owner uuid not null,
  with_organisation uuid not null,
  instrument text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    'create index legal_basis_with on legal_basis (with_organisation);',
    table(
      'release',
      'write',
      `
  id uuid not null,
  kind text not null,
  object uuid not null,
  to_organisation uuid not null,
  to_person uuid,
  operation uuid,
  nominal boolean not null default false,
  person uuid,
  from_at timestamptz not null,
  until_at timestamptz,
  withdrawn_at timestamptz,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    'create index release_object on release (organisation, kind, object);',
    'create index release_to on release (to_organisation, kind, object);',
    `create policy named_member on operation_member for select to cosmo_guest using (member = ${ME});
grant select on operation_member to cosmo_guest;
create policy member_of on operation for select to cosmo_guest using (exists (
  select from operation_member m where m.organisation = operation.organisation
    and m.operation = operation.id and m.member = ${ME}));
grant select on operation to cosmo_guest;
create policy named_with on legal_basis for select to cosmo_guest using (with_organisation = ${ME});
grant select on legal_basis to cosmo_guest;
create policy named_to on release for select to cosmo_guest
  using (to_organisation = ${ME} and withdrawn_at is null);
grant select on release to cosmo_guest;`,
    guest('target', 'target', 'target.id'),
    guest('finding', 'target', 'finding.target'),
    guest('target_nominal', 'target', 'target_nominal.target', 'and r.nominal'),
    ...[
      ['consignment', ''],
      ['consignment_nominal', 'and r.nominal'],
      ['record_key', 'and r.nominal'],
    ].map(
      ([name, more]) => `
create policy released on ${name} for select to cosmo_guest using (exists (
  select from release r join target t on t.organisation = r.organisation and t.id = r.object
  where r.organisation = ${name}.organisation and r.kind = 'target' and r.to_organisation = ${ME}
    and r.withdrawn_at is null ${more} and t.file = ${name}.file and t.record = ${name}.record));
grant select on ${name} to cosmo_guest;`,
    ),
  ].join('\n'),
}
