import { table } from './table.ts'

/**
 * Cases as reports to an operation. A report is its administration's record for ever; each version
 * (`report_version`) is one row that nobody changes, and holds what others may see and nothing else:
 * names were taken out before. What shows it is a release of kind `report`.
 *
 * The RILO's word on a version (`report_review`) is the RILO's own record: seen by whoever reported,
 * and by those whom the report was released to; its remarks (`report_remarks`) by whoever reported
 * alone. `behind`: the case went further than the newest version says. Of a report that was withdrawn its head stays with
 * those who had it (`shown_to`), so that they see that it no longer counts; its words do not.
 */
const ME = `(select current_setting('cosmo.organisation')::uuid)`

const guest = (name: string, columns: string, condition: string): string => `
create policy shown on ${name} for select to cosmo_guest
  using (organisation = ${ME} or ${condition});
grant select (${columns}) on ${name} to cosmo_guest;`

const released = (owner: string, report: string): string => `exists (
  select from release r where r.organisation = ${owner} and r.kind = 'report'
    and r.object = ${report} and r.to_organisation = ${ME} and r.withdrawn_at is null)`

export const reports = {
  number: 15,
  name: 'reports',
  sql: [
    table(
      'report',
      'append',
      `
  id uuid not null,
  owner uuid not null,
  tlp text not null check (tlp in ('AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  handling_code text not null check (handling_code in ('H0', 'H1', 'H2', 'H3')),
  purposes text[] not null,
  record_state text not null default 'live' check (record_state in
    ('live', 'limited', 'held', 'withdrawn', 'quarantined', 'purged')),
  operation uuid not null,
  rilo uuid not null,
  case_id uuid not null,
  shown_to uuid[] not null,
  person uuid,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  behind boolean not null default false,
  primary key (organisation, id),
  foreign key (organisation, case_id) references "case" (organisation, id)`,
    ),
    'grant update (record_state, withdrawn_at, rilo, shown_to, behind) on report to cosmo_app;',
    `create unique index report_of_case on report (organisation, operation, case_id)
      where withdrawn_at is null;`,
    'create index report_of on report (operation, organisation, id);',
    guest(
      'report',
      'organisation, id, owner, tlp, handling_code, purposes, record_state, operation, rilo, created_at, withdrawn_at',
      `${ME} = any(shown_to)`,
    ),
    table(
      'report_version',
      'append',
      `
  id uuid not null,
  report uuid not null,
  version int not null,
  kind text not null check (kind in ('inspection', 'detention', 'seizure')),
  outcome text not null,
  rilo uuid not null,
  completeness double precision not null check (completeness between 0 and 1),
  entry uuid not null,
  body jsonb not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, report, version),
  foreign key (organisation, report) references report (organisation, id)`,
    ),
    'create index report_version_of on report_version (report, version);',
    guest(
      'report_version',
      'organisation, id, report, version, kind, outcome, rilo, completeness, body, created_at',
      released('report_version.organisation', 'report_version.report'),
    ),
    table(
      'report_review',
      'append',
      `
  id uuid not null,
  report_owner uuid not null,
  report uuid not null,
  version uuid not null,
  verdict text not null check (verdict in ('validated', 'returned')),
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    'create index report_review_of on report_review (version, id);',
    guest(
      'report_review',
      'organisation, id, report_owner, report, version, verdict, created_at',
      `report_owner = ${ME} or ${released('report_review.report_owner', 'report_review.report')}`,
    ),
    table(
      'report_remarks',
      'append',
      `
  id uuid not null,
  report_owner uuid not null,
  report uuid not null,
  remarks jsonb not null,
  primary key (organisation, id),
  foreign key (organisation, id) references report_review (organisation, id)`,
    ),
    'create index report_remarks_of on report_remarks (report, id);',
    guest(
      'report_remarks',
      'organisation, id, report_owner, report, remarks',
      `report_owner = ${ME}`,
    ),
  ].join('\n'),
}
