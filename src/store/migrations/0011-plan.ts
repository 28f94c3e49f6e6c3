import { table } from './table.ts'

/**
 * The plan of an operation, its phases, the national plans of its participants and their reviews.
 *
 * Each is its author's own. A version is a draft until it is adopted or submitted; from then on
 * no statement of the app changes it. Steps and reviews are only ever added. Guests see the columns
 * that are meant for others, never who of the author's people wrote them.
 */
const ME = `(select current_setting('cosmo.organisation')::uuid)`

/** One draft at most; every version once; what is no draft any more stays as it is. */
const versioned = (name: string): string => `
create unique index ${name}_version on ${name} (organisation, operation, version);
create unique index ${name}_draft on ${name} (organisation, operation) where state = 'draft';
create policy frozen on ${name} as restrictive for update to cosmo_app
  using (state = 'draft') with check (true);`

const guest = (name: string, columns: string, condition: string): string => `
create policy shown on ${name} for select to cosmo_guest using (${condition});
grant select (${columns}) on ${name} to cosmo_guest;`

/** The guest is or was a member of the row's operation; whether it still is, the desk asks. */
const memberOf = (name: string): string => `exists (
  select from operation_member m where m.organisation = ${name}.organisation
    and m.operation = ${name}.operation and m.member = ${ME})`

/** A release of the national plan that the row is, or is about, names the guest. */
const released = (owner: string, plan: string): string => `exists (
  select from release r where r.organisation = ${owner} and r.kind = 'national-plan'
    and r.object = ${plan} and r.to_organisation = ${ME} and r.withdrawn_at is null)`

export const plan = {
  number: 11,
  name: 'plan',
  sql: [
    table(
      'operation_plan',
      'write',
      `
  id uuid not null,
  operation uuid not null,
  version integer not null,
  state text not null check (state in ('draft', 'adopted')),
  revision integer not null,
  body jsonb not null,
  person uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  adopted_at timestamptz,
  primary key (organisation, id),
  foreign key (organisation, operation) references operation (organisation, id)`,
    ),
    versioned('operation_plan'),
    guest(
      'operation_plan',
      'organisation, id, operation, version, state, body, adopted_at',
      `state = 'adopted' and ${memberOf('operation_plan')}`,
    ),
    table(
      'phase_step',
      'append',
      `
  id uuid not null,
  operation uuid not null,
  plan_version integer not null,
  phase text not null,
  what text not null check (what in ('opened', 'closed', 'criterion-met', 'criterion-not-met')),
  criterion text,
  reason text not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  foreign key (organisation, operation) references operation (organisation, id)`,
    ),
    'create index phase_step_of on phase_step (organisation, operation, id);',
    guest(
      'phase_step',
      'organisation, id, operation, plan_version, phase, what, criterion, created_at',
      memberOf('phase_step'),
    ),
    table(
      'national_plan',
      'write',
      `
  id uuid not null,
  operation uuid not null,
  keeper uuid not null,
  version integer not null,
  state text not null check (state in ('draft', 'submitted')),
  revision integer not null,
  body jsonb not null,
  person uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  primary key (organisation, id)`,
    ),
    versioned('national_plan'),
    // A keeper's and a reviewer's own question: which plans came in within this operation.
    'create index national_plan_to on national_plan (operation, keeper);',
    guest(
      'national_plan',
      'organisation, id, operation, keeper, version, state, body, submitted_at',
      `state = 'submitted' and ${released('national_plan.organisation', 'national_plan.id')}`,
    ),
    table(
      'plan_review',
      'append',
      `
  id uuid not null,
  operation uuid not null,
  plan_owner uuid not null,
  plan uuid not null,
  verdict text not null check (verdict in ('accepted', 'returned')),
  remarks text not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    `create index plan_review_of on plan_review (plan_owner, plan);
create index plan_review_on on plan_review (plan);`,
    // Whoever may see the version sees what its reviewers said of it.
    guest(
      'plan_review',
      'organisation, id, operation, plan_owner, plan, verdict, remarks, created_at',
      `plan_owner = ${ME} or ${released('plan_review.plan_owner', 'plan_review.plan')}`,
    ),
  ].join('\n'),
}
