/**
 * Rows whose label somebody changed since they came in, or that a hold or a date stands on. Few,
 * and in an index of their own (`target_marked`, migration 10): a record that arrives again is
 * compared with them. As text, since an index needs it as well: a change here is a new migration.
 */
export const marked = (alias = ''): string => {
  const at = alias === '' ? '' : `${alias}.`
  return `(${at}tlp <> 'AMBER+STRICT' or ${at}handling_code <> 'H0' or ${at}record_state <> 'live' or ${at}purposes <> '{risk-analysis}' or ${at}review_on is not null or ${at}delete_on is not null or ${at}held_at is not null)`
}
