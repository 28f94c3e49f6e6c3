import { table } from './table.ts'

/**
 * Expert advice. A request is its asker's record for ever, and holds what others may see of it:
 * facts that name somebody stand sealed in `advice_nominal`, which no guest reads. What shows a
 * request to another organisation is a release of kind `advice-request`.
 *
 * `advice_entry` is the course of a request, each entry its author's own: seen by the asker, and by
 * the one organisation that answers in that part of it. `advice_answer` is the expert's own, one row
 * a version, seen by whoever asked. What an organisation promises (`advice_service`) is known to all
 * of the house; who is on duty (`advice_roster`) to its own people.
 */
const ME = `(select current_setting('cosmo.organisation')::uuid)`

const guest = (name: string, using: string): string => `
create policy both_ends on ${name} for select to cosmo_guest using (${using});
grant select on ${name} to cosmo_guest;`

const versioned = (what: string): string => `
  id uuid not null,
  version int not null,
  ${what} jsonb not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, version)`

export const reachBack = {
  number: 14,
  name: 'reach-back',
  sql: [
    table(
      'advice_request',
      'append',
      `
  id uuid not null,
  owner uuid not null,
  tlp text not null check (tlp in ('AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  handling_code text not null check (handling_code in ('H0', 'H1', 'H2', 'H3')),
  purposes text[] not null,
  record_state text not null default 'live' check (record_state in
    ('live', 'limited', 'held', 'withdrawn', 'quarantined', 'purged')),
  target uuid,
  family text not null,
  urgency text not null,
  question text not null,
  facts jsonb not null,
  missing text[] not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    'grant update (record_state) on advice_request to cosmo_app;',
    'create index advice_request_made on advice_request (organisation, created_at, id);',
    guest(
      'advice_request',
      `organisation = ${ME} or exists (
  select from release r where r.organisation = advice_request.organisation
    and r.kind = 'advice-request' and r.object = advice_request.id
    and r.to_organisation = ${ME} and r.withdrawn_at is null)`,
    ),
    table(
      'advice_nominal',
      'append',
      `
  id uuid not null,
  wrapped bytea not null,
  sealed bytea not null,
  primary key (organisation, id)`,
    ),
    table(
      'advice_entry',
      'append',
      `
  id uuid not null,
  request uuid not null,
  owner uuid not null,
  expert uuid not null,
  level text not null,
  step text not null,
  terms jsonb,
  end_use boolean not null default false,
  outcome text,
  text text not null,
  person uuid,
  at timestamptz not null,
  primary key (organisation, id)`,
    ),
    'create index advice_entry_of on advice_entry (request, at, id);',
    guest('advice_entry', `organisation = ${ME} or expert = ${ME} or owner = ${ME}`),
    table(
      'advice_answer',
      'append',
      `
  id uuid not null,
  request uuid not null,
  owner uuid not null,
  version int not null,
  purposes text[] not null,
  determination text not null,
  entries jsonb not null,
  reasoning text not null,
  confidence text not null,
  valid_until text,
  because text not null,
  goods jsonb not null,
  words text[] not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, request, version)`,
    ),
    'create index advice_answer_words on advice_answer using gin (words);',
    'create index advice_answer_request on advice_answer (request);',
    guest('advice_answer', `organisation = ${ME} or owner = ${ME}`),
    table('advice_service', 'append', versioned('service')),
    guest('advice_service', 'true'),
    table('advice_roster', 'append', versioned('roster')),
    // Who erases a person's data erases the words of requests and answers, and nothing of their course.
    ...['advice_request', 'advice_nominal', 'advice_entry', 'advice_answer'].map(
      (name) => `
create policy erasing on ${name} to cosmo_eraser
  using (organisation = ${ME}) with check (organisation = ${ME});
grant select on ${name} to cosmo_eraser;`,
    ),
    'grant update (question, facts) on advice_request to cosmo_eraser;',
    'grant update (text) on advice_entry to cosmo_eraser;',
    'grant update (reasoning, because, goods, words) on advice_answer to cosmo_eraser;',
    'grant delete on advice_nominal to cosmo_eraser;',
  ].join('\n'),
}
