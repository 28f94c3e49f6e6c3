/**
 * Rows that their label keeps from some of the own people; all others are everybody's who may
 * consult at all. Few, and in an index of their own (`target_restricted`, migration 7): lists and
 * tallies are made as if there were none, and these are taken off. As text, since an index needs it
 * as well: a change here is a new migration.
 */
export const restricted = (alias = ''): string => {
  const at = alias === '' ? '' : `${alias}.`
  return `(${at}tlp = 'RED' or ${at}record_state <> 'live' or ${at}purposes <> '{risk-analysis}')`
}
