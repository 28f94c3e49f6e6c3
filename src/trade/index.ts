export type {
  Amount,
  Consignment,
  ConsignmentFunction,
  ConsignmentSource,
  GoodsItem,
  Party,
  PartyRole,
  ReadConsignment,
  SupportingDocument,
  Wording,
} from './consignment.ts'
export {
  consignmentSchema,
  FUNCTIONS,
  NOMINAL_PATHS,
  PARTY_ROLES,
} from './consignment.ts'
export type { FoundIdentifier, IdentifierScheme } from './identifiers.ts'
export { bareIdentifier, findIdentifiers, IDENTIFIER_SCHEMES } from './identifiers.ts'
export type {
  ListedIdentifier,
  ListedKind,
  ListedName,
  ListedParty,
  NameKind,
  PartyList,
} from './party-list.ts'
export { LISTED_KINDS, NAME_KINDS } from './party-list.ts'
