/**
 * The six regions in which Members of the World Customs Organization stand and RILOs work, by
 * country (ISO 3166-1 alpha-2). Territories stand where they lie. A region orders a list and says
 * nothing of whoever stands in it.
 */
export const WCO_REGIONS = [
  'americas',
  'europe',
  'north-africa-middle-east',
  'west-central-africa',
  'east-southern-africa',
  'asia-pacific',
] as const
export type WcoRegion = (typeof WCO_REGIONS)[number]

const COUNTRIES: Readonly<Record<WcoRegion, string>> = {
  americas: `AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN
    HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI`,
  europe: `AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GL GR HR HU IE IL
    IM IS IT JE KG KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TJ TM TR UA UZ
    VA XK`,
  'north-africa-middle-east': 'AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE EH',
  'west-central-africa': `BF BJ CD CF CG CI CM CV GA GH GM GN GQ GW LR ML MR NE NG SH SL SN ST TD TG`,
  'east-southern-africa': `AO BI BW DJ ER ET KE KM LS MG MU MW MZ NA RE RW SC SO SS SZ TZ UG YT ZA ZM
    ZW`,
  'asia-pacific': `AF AS AU BD BN BT CC CK CN CX FJ FM GU HK ID IN IO IR JP KH KI KP KR LA LK MH MM
    MN MO MP MV MY NC NF NP NR NU NZ PF PG PH PK PN PW SB SG TH TK TL TO TV TW VN VU WF WS`,
}

const regions: ReadonlyMap<string, WcoRegion> = new Map(
  WCO_REGIONS.flatMap((region) =>
    COUNTRIES[region]
      .trim()
      .split(/\s+/)
      .map((country) => [country, region] as const),
  ),
)

/** Null: no country, or none of the table. */
export const wcoRegionOf = (country: string | null): WcoRegion | null =>
  country === null ? null : (regions.get(country) ?? null)
