import { table } from './table.ts'

/**
 * How people prove who they are, each way in a table of its own. Secrets are stored as hashes, or
 * sealed with the organisation's key. What is counted before anybody is known (attempts, steps of
 * a sign-in) belongs to the house itself, the organisation of zeros.
 */
const PERSON = 'foreign key (organisation, person) references person (organisation, id)'

/** `Douanes de Xanadu (exercice)` → `douanes-de-xanadu-exerci`; what is taken gets a number. */
const CODES = `
update organisation o set code = made.code from (
  select id, case when place = 1 then slug else slug || '-' || place end as code from (
    select id, slug, row_number() over (partition by slug order by id) as place from (
      select id, coalesce(nullif(trim(both '-' from
        left(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), 24)), ''), 'house') as slug
      from organisation) as slugs) as numbered) as made
where o.id = made.id;`

export const identity = {
  number: 9,
  name: 'identity',
  sql: [
    `alter table organisation no force row level security;
alter table organisation add column code text;
${CODES}
alter table organisation alter column code set not null;
create unique index organisation_code on organisation (code);
alter table organisation force row level security;
alter table person no force row level security;
alter table person add column login text;
alter table person add column email text;
update person set login = 'person-' || right(id::text, 8);
alter table person alter column login set not null;
create unique index person_login on person (organisation, login);
create unique index person_email on person (organisation, email);
alter table person force row level security;
alter table session no force row level security;
delete from session;
alter table session add column handle uuid not null;
alter table session add column way text not null;
alter table session add column strong boolean not null;
alter table session add column proved_at timestamptz not null;
alter table session add column agent text not null;
create index session_person on session (organisation, person);
alter table session force row level security;`,
    table(
      'passkey',
      'remove',
      `
  id text not null,
  person uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  synced boolean not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation, id),
  ${PERSON}`,
    ),
    'create index passkey_person on passkey (organisation, person);',
    table(
      'password',
      'remove',
      `
  person uuid not null,
  hash text not null,
  long boolean not null,
  set_at timestamptz not null,
  primary key (organisation, person),
  ${PERSON}`,
    ),
    table(
      'totp',
      'remove',
      `
  id uuid not null,
  person uuid not null,
  sealed bytea not null,
  last_step bigint not null default 0,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (organisation, id),
  ${PERSON}`,
    ),
    'create unique index totp_one on totp (organisation, person) where confirmed_at is not null;',
    table(
      'recovery_code',
      'remove',
      `
  person uuid not null,
  hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation, person, hash),
  ${PERSON}`,
    ),
    table(
      'identity_provider',
      'write',
      `
  id uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  sealed bytea not null,
  match_email boolean not null default false,
  strong_acr text[] not null default '{}',
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    table(
      'external_identity',
      'remove',
      `
  id uuid not null,
  provider uuid not null,
  issuer text not null,
  subject text not null,
  person uuid not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation, id),
  ${PERSON}`,
    ),
    'create unique index external_identity_once on external_identity (organisation, issuer, subject);',
    'create index external_identity_person on external_identity (organisation, person);',
    table(
      'known_device',
      'remove',
      `
  id text not null,
  person uuid not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (organisation, id, person),
  ${PERSON}`,
    ),
    table(
      'sign_in_reset',
      'write',
      `
  id uuid not null,
  person uuid not null,
  asked_by uuid not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (organisation, id),
  ${PERSON}`,
    ),
    table(
      'sign_in_attempt',
      'remove',
      `
  id text not null,
  failures int not null,
  last_at timestamptz not null,
  until_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    table(
      'sign_in_step',
      'remove',
      `
  id text not null,
  kind text not null,
  state jsonb not null,
  ends_at timestamptz not null,
  primary key (organisation, id)`,
    ),
  ].join('\n'),
}
