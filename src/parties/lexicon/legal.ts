/**
 * Legal forms, written as the tokeniser leaves them (lower case, Latin letters, dots gone).
 * They say what kind of company, never which one: a form weighs next to nothing in a match.
 */
export const LEGAL_WORDS: readonly string[] =
  // English
  (
    'ltd limited llc inc incorporated corp corporation co company companies plc lp llp lllp pllc pte pvt private public ' +
    'proprietary pty liability joint stock partnership cic dba jsc ojsc cjsc pjsc njsc psc lc unlimited ' +
    // Arabian Gulf and South Asia
    'fze fzc fzco fz est establishment wll spc dmcc sal sarl saoc saog bsc kscc ksc qsc bhd sdn berhad tbk persero ' +
    // French, Spanish, Portuguese, Italian
    'sa sas sasu eurl snc sci societe anonyme responsabilite limitee sociedad anonima limitada ltda sl slu srl spa sapa sadecv cv ' +
    'eirl cia compania eireli me epp lda sociedade societa responsabilita limitata spolka ogranicza ' +
    // German, Dutch, Nordic, Baltic
    'gmbh ag kg kgaa ohg ug mbh gesellschaft haftung beschrankter aktiengesellschaft bv nv vof ab hb aktiebolag as asa aps oy oyj oue uab sia ou ' +
    // Central and South-East Europe, Turkey, Greece
    'sro spol zrt kft nyrt bt ad ead ood eood dd doo sp zoo sc ltdsti sti sirketi anonim limitedsirketi ticaret ve sanayi ithalat ihracat tic san ith ihr ltdst ae epe ike ' +
    // Russian, Ukrainian, Central Asian, in Latin letters
    'ooo oao zao pao ao tov tdv pat prat vat too odo ip fl fgup gup mup fgbu npo npp npf npk okb kb nto pko chup rup oo obshchestvo obschestvo ogranichennoy ogranichennoi otvetstvennostyu otvetstvennostiu ' +
    'aktsionernoe aktsionernoye aktsyonernoe zakrytoe zakrytoye otkrytoe otkrytoye publichnoe publichnoye nepublichnoe tovarystvo tovarishchestvo obmezhenoyu ' +
    'aktsionernyy aktsionerny aktsionernaya byudzhetnoe byudzhetnoye uchrezhdenie uchrezhdeniye vidpovidalnistyu gosudarstvennoe gosudarstvennoye unitarnoe unitarnoye predpriyatie predpriyatiye kazennoe federalnoe federalnoye individualnyy predprinimatel ' +
    // East Asia, in Latin letters
    'kk kabushiki kaisha gaisha yugen youxian gongsi gufen chusik hoesa jusikhoesa cong ty tnhh cp ' +
    // Persian and Arabic, in Latin letters
    'sherkat sherkate shirkat sharikat sharika mahdud sahami khas am'
  ).split(/\s+/)

/** Legal forms written without spaces inside other scripts: text → the token it becomes. */
export const LEGAL_AFFIXES: readonly (readonly [string, string])[] = [
  ['股份有限公司', 'ltd'],
  ['有限责任公司', 'ltd'],
  ['有限責任公司', 'ltd'],
  ['有限公司', 'ltd'],
  ['株式会社', 'kk'],
  ['株式會社', 'kk'],
  ['有限会社', 'kk'],
  ['(株)', 'kk'],
  ['㈜', 'kk'],
  ['公司', 'co'],
  ['會社', 'co'],
  ['会社', 'co'],
  ['주식회사', 'kk'],
  ['유한회사', 'ltd'],
  ['회사', 'co'],
]
