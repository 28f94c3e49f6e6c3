/** The families of strategic goods (guide/domain.md 3.4, strategic assessment). */
export const GOODS_FAMILIES = [
  'nuclear',
  'chemical',
  'biological',
  'missile',
  'conventional',
  'radiological',
  'other',
] as const
export type GoodsFamily = (typeof GOODS_FAMILIES)[number]
