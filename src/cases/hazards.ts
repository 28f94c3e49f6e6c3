import { GOODS_FAMILIES, type GoodsFamily } from '../base/index.ts'

/**
 * What to look at before a package is opened, by family of goods; words `case.hazard.<code>`.
 * Precautions for the officer, and nothing on the goods themselves (guide/domain.md 4.2).
 */
export const HAZARDS: Readonly<Record<GoodsFamily, readonly string[]>> = {
  nuclear: ['dose-rate', 'distance', 'no-eating', 'radiation-expert'],
  radiological: ['dose-rate', 'distance', 'no-eating', 'radiation-expert'],
  chemical: ['labels', 'leaks', 'air', 'gloves', 'chemical-expert'],
  biological: ['labels', 'leaks', 'leave-closed', 'health-authority'],
  missile: ['pressure', 'explosive', 'lifting'],
  conventional: ['explosive', 'loaded', 'lifting'],
  other: ['labels', 'leaks', 'lifting'],
}

/** What the trader is asked for, by family; words `case.document.<code>` (guide/domain.md 5.3). */
export const DOCUMENTS: Readonly<Record<GoodsFamily, readonly string[]>> = {
  nuclear: ['licence', 'end-user-certificate', 'technical', 'material-analysis', 'invoice'],
  radiological: ['licence', 'source-certificate', 'transport-permit', 'invoice'],
  chemical: ['licence', 'end-user-certificate', 'safety-sheet', 'composition', 'invoice'],
  biological: ['licence', 'end-user-certificate', 'safety-sheet', 'import-permit', 'invoice'],
  missile: ['licence', 'end-user-certificate', 'technical', 'drawings-list', 'invoice'],
  conventional: ['licence', 'end-user-certificate', 'technical', 'invoice'],
  other: ['licence', 'technical', 'contract', 'invoice'],
}

export const familyOf = (text: string | undefined): GoodsFamily =>
  GOODS_FAMILIES.find((one) => one === text) ?? 'other'
