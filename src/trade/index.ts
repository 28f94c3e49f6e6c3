export type {
  Amount,
  Consignment,
  ConsignmentFunction,
  ConsignmentSource,
  GoodsItem,
  Party,
  PartyRole,
  SupportingDocument,
} from './consignment.ts'
export {
  consignmentSchema,
  FUNCTIONS,
  NOMINAL_PATHS,
  PARTY_ROLES,
} from './consignment.ts'
