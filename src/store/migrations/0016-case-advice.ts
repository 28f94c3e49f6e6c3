import { table } from './table.ts'

/**
 * Photos and papers of a case: what is kept of each file, sealed in pieces with a key of its own; its
 * caption and name stand sealed with it. They are only ever added; struck out is a row beside.
 */
export const caseAdvice = {
  number: 16,
  name: 'case-advice',
  sql: [
    table(
      'case_paper',
      'append',
      `
  id uuid not null,
  case_id uuid not null,
  medium text not null,
  bytes int not null,
  width int,
  height int,
  hash text not null,
  came text not null,
  sensitivity text not null,
  wrapped bytea not null,
  sealed bytea not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, id),
  foreign key (organisation, case_id) references "case" (organisation, id)`,
    ),
    table(
      'case_paper_part',
      'append',
      `
  paper uuid not null,
  seq int not null,
  sealed bytea not null,
  primary key (organisation, paper, seq),
  foreign key (organisation, paper) references case_paper (organisation, id)`,
    ),
    table(
      'case_paper_strike',
      'append',
      `
  paper uuid not null,
  because text not null,
  person uuid,
  created_at timestamptz not null,
  primary key (organisation, paper),
  foreign key (organisation, paper) references case_paper (organisation, id)`,
    ),
  ].join('\n'),
}
