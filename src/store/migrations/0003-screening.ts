import { HANDLED, table } from './table.ts'

/**
 * A batch of trade data and what the machine found in it.
 *
 * A consignment's id is the same in every batch that read the file, its row is not: each batch
 * keeps what it saw, read with the mapping and the version of its day. So the row is keyed by the
 * batch's file and the record, and found by its id through an index.
 *
 * Records carry owner and handling; their parts (keyed by file and record, or by target) stand
 * under the record and carry none. Parts that every line has are keyed by file and record number,
 * since growing keys are written twice as fast as random ones.
 *
 * Lanes are 0 RED, 1 YELLOW, 2 GREEN; answers 0 open, 1 yes, 2 no, 3 unknown. `urgency` is lane,
 * score and completeness in one number, lowest first, so that every page is one index range.
 */
export const screening = {
  number: 3,
  name: 'screening',
  sql: [
    table(
      'batch',
      'write',
      `
  id uuid not null,${HANDLED}
  name text not null,
  state text not null,
  exercise boolean not null default false,
  input_hash text,
  engine_version text,
  lists jsonb not null default '[]',
  tallies jsonb not null default '{}',
  finished_at timestamptz,
  primary key (organisation, id)`,
    ),
    table(
      'trade_file',
      'write',
      `
  id uuid not null,${HANDLED}
  batch uuid not null,
  index int not null,
  name text not null,
  hash text not null,
  size bigint not null,
  format text,
  encoding text,
  layout jsonb,
  primary key (organisation, id)`,
    ),
    'create index trade_file_batch on trade_file (organisation, batch, index);',
    table(
      'chunk',
      'write',
      `
  batch uuid not null,
  index int not null,
  file uuid,
  job jsonb,
  state text not null,
  counts jsonb,
  done_at timestamptz,
  primary key (organisation, batch, index)`,
    ),
    table(
      'record_key',
      'append',
      `
  file uuid not null,
  record int not null,
  wrapped bytea not null,
  primary key (organisation, file, record)`,
    ),
    table(
      'raw_part',
      'append',
      `
  file uuid not null,
  record int not null,
  key_record int not null,
  sealed bytea not null,
  primary key (organisation, file, record)`,
    ),
    table(
      'consignment',
      'append',
      `
  id text not null,${HANDLED}
  file uuid not null,
  record int not null,
  hs6 text[] not null,
  countries text[] not null,
  body jsonb not null,
  primary key (organisation, file, record)`,
    ),
    'create index consignment_id on consignment (organisation, id);',
    table(
      'consignment_nominal',
      'append',
      `
  file uuid not null,
  record int not null,
  sealed bytea not null,
  primary key (organisation, file, record)`,
    ),
    table(
      'target',
      'write',
      `
  id uuid not null,${HANDLED}
  batch uuid not null,
  consignment text not null,
  file uuid not null,
  file_index int not null,
  record int not null,
  lane smallint not null,
  urgency bigint not null,
  score double precision not null,
  completeness double precision not null,
  codes text[] not null,
  words text not null,
  signature uuid not null,
  basis uuid not null,
  answer smallint not null,
  judgement uuid,
  primary key (organisation, id)`,
    ),
    'create index target_urgency on target (organisation, answer, urgency, id);',
    'create index target_batch on target (organisation, batch, answer, urgency, id);',
    'create index target_place on target (organisation, answer, lane, batch, file_index, record, id);',
    'create index target_signature on target (organisation, signature, answer, id);',
    'create index target_consignment on target (organisation, consignment);',
    table(
      'target_code',
      'write',
      `
  code text not null,
  target uuid not null,
  batch uuid not null,
  file_index int not null,
  record int not null,
  lane smallint not null,
  urgency bigint not null,
  answer smallint not null,
  primary key (organisation, target, code)`,
    ),
    'create index target_code_urgency on target_code (organisation, code, answer, urgency, target);',
    'create index target_code_batch on target_code (organisation, batch, code, answer, urgency, target);',
    'create index target_code_place on target_code (organisation, code, answer, lane, batch, file_index, record, target);',
    table(
      'finding',
      'append',
      `
  target uuid not null,
  seq int not null,
  code text not null,
  severity text not null,
  points double precision not null,
  list text,
  version text,
  entry text,
  body jsonb not null,
  primary key (organisation, target, seq)`,
    ),
    table(
      'target_nominal',
      'append',
      `
  target uuid not null,
  sealed bytea not null,
  primary key (organisation, target)`,
    ),
    table(
      'tally',
      'write',
      `
  batch uuid not null,
  code text not null,
  lane smallint not null,
  answer smallint not null,
  count bigint not null,
  primary key (organisation, batch, code, lane, answer)`,
    ),
    table(
      'reject',
      'append',
      `
  file uuid not null,
  record int not null,
  seq int not null,${HANDLED}
  batch uuid not null,
  file_index int not null,
  place text not null,
  code text not null,
  said jsonb not null,
  primary key (organisation, file, record, seq)`,
    ),
    'create index reject_batch on reject (organisation, batch, file_index, record, seq);',
    table(
      'judgement',
      'append',
      `
  id uuid not null,${HANDLED}
  act uuid not null,
  person uuid not null,
  target uuid not null,
  consignment text not null,
  basis uuid not null,
  answer smallint not null,
  because text not null,
  withdraws uuid,
  primary key (organisation, id)`,
    ),
    'create index judgement_target on judgement (organisation, target, id);',
    'create index judgement_act on judgement (organisation, act);',
    'create unique index judgement_withdrawn_once on judgement (organisation, withdraws) where withdraws is not null;',
  ].join('\n'),
}
