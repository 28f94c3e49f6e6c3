import { table } from './table.ts'

/**
 * The debrief of an operation and its closing. Findings are their author's own, recommendations and
 * the closing the keeper's, a consent to be named that of the organisation concerned. Everything is
 * only ever added; a finding may be withdrawn. Members read all of it, but not who of the author's
 * people wrote it.
 */
const ME = `(select current_setting('cosmo.organisation')::uuid)`

const guest = (name: string, columns: string, condition: string): string => `
create policy shown on ${name} for select to cosmo_guest using (${condition});
grant select (${columns}) on ${name} to cosmo_guest;`

/** The guest is or was a member of the row's operation; whether it still is, the desk asks. */
const inOperation = (name: string): string => `exists (
  select from operation_member m where m.operation = ${name}.operation and m.member = ${ME})`

/** The same of the keeper's own rows. */
const ofKeeper = (name: string): string => `exists (
  select from operation_member m where m.organisation = ${name}.organisation
    and m.operation = ${name}.operation and m.member = ${ME})`

export const debrief = {
  number: 17,
  name: 'debrief',
  sql: [
    table(
      'debrief_finding',
      'append',
      `
  id uuid not null,
  operation uuid not null,
  kind text not null check (kind in ('good-practice', 'gap', 'cooperation-opportunity')),
  text text not null,
  about uuid,
  person uuid,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_because text,
  primary key (organisation, id)`,
    ),
    'grant update (withdrawn_at, withdrawn_because) on debrief_finding to cosmo_app;',
    'create index debrief_finding_of on debrief_finding (operation, id);',
    guest(
      'debrief_finding',
      'organisation, id, operation, kind, text, about, created_at, withdrawn_at, withdrawn_because',
      inOperation('debrief_finding'),
    ),
    table(
      'recommendation',
      'append',
      `
  id uuid not null,
  operation uuid not null,
  theme text not null,
  text text not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  foreign key (organisation, operation) references operation (organisation, id)`,
    ),
    'create index recommendation_of on recommendation (organisation, operation, id);',
    guest(
      'recommendation',
      'organisation, id, operation, theme, text, created_at',
      ofKeeper('recommendation'),
    ),
    table(
      'recommendation_step',
      'append',
      `
  id uuid not null,
  operation uuid not null,
  recommendation uuid not null,
  revision integer not null,
  status text not null check (status in ('proposed', 'adopted', 'under-way', 'done', 'dropped')),
  owned_by uuid,
  due_on date,
  remarks text not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, recommendation, revision),
  foreign key (organisation, recommendation) references recommendation (organisation, id)`,
    ),
    guest(
      'recommendation_step',
      'organisation, id, operation, recommendation, revision, status, owned_by, due_on, remarks, created_at',
      ofKeeper('recommendation_step'),
    ),
    table(
      'naming_consent',
      'append',
      `
  id uuid not null,
  operation uuid not null,
  given boolean not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    'create index naming_consent_of on naming_consent (operation, organisation, id);',
    guest(
      'naming_consent',
      'organisation, id, operation, given, created_at',
      inOperation('naming_consent'),
    ),
    table(
      'operation_closing',
      'append',
      `
  id uuid not null,
  operation uuid not null,
  what text not null check (what in ('closed', 'reopened')),
  reason text not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  foreign key (organisation, operation) references operation (organisation, id)`,
    ),
    'create index operation_closing_of on operation_closing (organisation, operation, id);',
    guest(
      'operation_closing',
      'organisation, id, operation, what, created_at',
      ofKeeper('operation_closing'),
    ),
    // What a finding rests on and what a recommendation answers is read by whoever reads those.
    `create policy of_debrief on link for select to cosmo_guest using (
  (from_kind = 'debrief-finding' and exists (select from debrief_finding f
    where f.organisation = link.organisation and f.id::text = link.from_id))
  or (from_kind = 'recommendation' and exists (select from recommendation r
    where r.organisation = link.organisation and r.id::text = link.from_id)));
grant select (organisation, id, kind, from_kind, from_id, to_kind, to_id) on link to cosmo_guest;`,
  ].join('\n'),
}
