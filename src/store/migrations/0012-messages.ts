import { table } from './table.ts'

/**
 * Messages in the closed group of an operation. A message is its sender's record for ever: once
 * sent, the database lets nobody change its words; it can only be recalled. What crosses is shown
 * by releases of kind `message`, as for targets.
 *
 * `message_addressee` is the envelope: whom a message went to and until when an answer is awaited,
 * and no content. Both ends see it, so that clocks are counted on either side, and so that what
 * was recalled leaves a date. `message_receipt` is the reader's own record of its first reading;
 * the sender named in it sees it.
 */
const ME = `(select current_setting('cosmo.organisation')::uuid)`

/** A guest sees a row where a standing release of the message names the guest. */
const released = (name: string, more = ''): string => `
create policy released on ${name} for select to cosmo_guest using (exists (
  select from release r where r.organisation = ${name}.organisation and r.kind = 'message'
    and r.object = ${name}.id and r.to_organisation = ${ME} and r.withdrawn_at is null ${more}));
grant select on ${name} to cosmo_guest;`

const LABEL = `
  tlp text not null check (tlp in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  handling_code text not null check (handling_code in ('H0', 'H1', 'H2', 'H3')),
  purposes text[] not null,
  record_state text not null default 'live' check (record_state in
    ('live', 'limited', 'held', 'withdrawn', 'quarantined', 'purged')),`

export const messages = {
  number: 12,
  name: 'messages',
  sql: [
    table(
      'message_template',
      'append',
      `
  id uuid not null,
  operation uuid not null,
  type text not null,
  version int not null,
  fields jsonb not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, operation, type, version),
  foreign key (organisation, operation) references operation (organisation, id)`,
    ),
    `create policy member_of on message_template for select to cosmo_guest using (exists (
  select from operation_member m where m.organisation = message_template.organisation
    and m.operation = message_template.operation and m.member = ${ME}));
grant select on message_template to cosmo_guest;`,
    table(
      'message_draft',
      'remove',
      `
  id uuid not null,
  owner uuid not null,
  operation uuid not null,
  type text not null,
  answers uuid,
  answers_owner uuid,
  subject text not null,
  body jsonb not null,
  wrapped bytea,
  sealed bytea,
  version int not null,
  person uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    'create index message_draft_of on message_draft (organisation, operation, changed_at, id);',
    table(
      'message',
      'append',
      `
  id uuid not null,
  owner uuid not null,${LABEL}
  operation uuid not null,
  type text not null,
  template int not null,
  answers uuid,
  answers_owner uuid,
  subject text not null,
  urgency text not null,
  body jsonb not null,
  feedback_by timestamptz,
  person uuid,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  recalled_at timestamptz,
  primary key (organisation, id)`,
    ),
    'grant update (record_state, recalled_at) on message to cosmo_app;',
    'create index message_sent on message (organisation, operation, sent_at, id);',
    released('message'),
    table(
      'message_nominal',
      'append',
      `
  id uuid not null,
  wrapped bytea not null,
  sealed bytea not null,
  primary key (organisation, id)`,
    ),
    released('message_nominal', 'and r.nominal'),
    table(
      'message_addressee',
      'append',
      `
  id uuid not null,
  message uuid not null,
  operation uuid not null,
  to_organisation uuid not null,
  answers uuid,
  purposes text[] not null,
  feedback_by timestamptz,
  sent_at timestamptz not null,
  recalled_at timestamptz,
  primary key (organisation, id),
  unique (organisation, message, to_organisation),
  foreign key (organisation, message) references message (organisation, id)`,
    ),
    'grant update (recalled_at) on message_addressee to cosmo_app;',
    'create index message_addressee_to on message_addressee (to_organisation, operation, sent_at, message);',
    'create index message_addressee_answers on message_addressee (to_organisation, answers);',
    'create index message_addressee_answered on message_addressee (organisation, answers) where answers is not null;',
    'create index message_addressee_due on message_addressee (organisation, operation, feedback_by) where feedback_by is not null and recalled_at is null;',
    `create policy both_ends on message_addressee for select to cosmo_guest
  using (organisation = ${ME} or to_organisation = ${ME});
grant select on message_addressee to cosmo_guest;`,
    table(
      'message_receipt',
      'append',
      `
  id uuid not null,
  owner uuid not null,
  read_at timestamptz not null,
  primary key (organisation, id)`,
    ),
    'create index message_receipt_owner on message_receipt (owner, id);',
    `create policy both_ends on message_receipt for select to cosmo_guest
  using (organisation = ${ME} or owner = ${ME});
grant select on message_receipt to cosmo_guest;`,
    // Who erases a person's data erases the words of messages as well, and nothing of an envelope.
    ...['message', 'message_nominal', 'message_draft'].map(
      (name) => `
create policy erasing on ${name} to cosmo_eraser
  using (organisation = ${ME}) with check (organisation = ${ME});
grant select on ${name} to cosmo_eraser;`,
    ),
    'grant update (subject, body) on message to cosmo_eraser;',
    'grant delete on message_nominal, message_draft to cosmo_eraser;',
  ].join('\n'),
}
