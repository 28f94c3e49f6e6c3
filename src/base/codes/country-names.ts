/**
 * Names that trade files use and the common locale data does not give: official long forms,
 * former names, abbreviations of the trade, codes of other schemes (EU VAT, vehicle signs).
 * One line per country: alpha-2, then the names, folded when they are compiled. Word order and
 * articles do not matter ("Korea, Republic of" = "Republic of Korea").
 */
export const COUNTRY_ALIASES = `
AE|UAE|U.A.E.|United Arab Emirates|Emirates|Dubai|Abu Dhabi|Sharjah|EAU|Émirats|ОАЭ|О.А.Э.
AM|Republic of Armenia
BA|Bosnia|Bosnia-Hercegovina|BiH
BE|Belgium-Luxembourg
BN|Brunei Darussalam
BO|Bolivia, Plurinational State of|Estado Plurinacional de Bolivia
BY|Byelorussia|Belorussia|Белоруссия|Республика Беларусь
CD|Congo, Democratic Republic of the|DR Congo|DRC|D.R. Congo|Congo (Kinshasa)|Zaire|RDC|RD Congo|Congo, République démocratique du
CF|Central African Rep.|CAR
CG|Congo|Republic of the Congo|Congo (Brazzaville)|République du Congo
CI|Ivory Coast|Cote d Ivoire|Côte d'Ivoire
CN|People's Republic of China|P.R. China|PR China|P.R.C.|PRC|China, People's Republic of|China Mainland|Mainland China|Rep. Pop. China|República Popular China|R.P. China|République populaire de Chine|RPC|Chine populaire|КНР|Китайская Народная Республика|中华人民共和国
CV|Cape Verde|Cap-Vert
CZ|Czech Republic|Czech Rep.|République tchèque|República Checa|Чешская Республика
DE|Germany, Federal Republic of|Federal Republic of Germany|F.R. Germany|FRG|GER|République fédérale d'Allemagne|ФРГ
DO|Dominican Rep.
EG|Arab Republic of Egypt
ES|Kingdom of Spain
FK|Falkland Islands (Malvinas)
FM|Micronesia, Federated States of
FR|French Republic|République française
GB|UK|U.K.|United Kingdom|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|G.B.|United Kingdom of Great Britain and Northern Ireland|Grande-Bretagne|Angleterre|Gran Bretaña|Inglaterra|R.U.|Великобритания|Соединенное Королевство
GE|Republic of Georgia|Грузия
GM|The Gambia|Republic of the Gambia
GR|EL|Hellas|Hellenic Republic
HK|Hong Kong|Hong Kong SAR|Hongkong|HKSAR|H.K.|China, Hong Kong SAR|Hong Kong, China|Hong Kong Special Administrative Region of China|Гонконг
HR|Republic of Croatia
ID|Republic of Indonesia
IR|Iran, Islamic Republic of|Islamic Republic of Iran|I.R. Iran|IR Iran|République islamique d'Iran|República Islámica de Irán|Исламская Республика Иран
IQ|Republic of Iraq
KG|Kyrgyz Republic|Kirghizia|Kyrgyz Rep.|Киргизия|Кыргызская Республика
KN|St. Kitts and Nevis|Saint Christopher and Nevis
KP|Korea, Democratic People's Republic of|Korea, Dem. People's Rep.|D.P.R. Korea|DPR Korea|DPRK|D.P.R.K.|North Korea|Korea North|N. Korea|RPDC|Corée, République populaire démocratique de|República Popular Democrática de Corea|КНДР|Северная Корея
KR|Korea, Republic of|Korea, Rep.|Korea|South Korea|Korea South|S. Korea|R.O.K.|ROK|Corée, République de|Corée|Corea|República de Corea|Республика Корея|Корея
LA|Lao People's Democratic Republic|Lao PDR|Lao P.D.R.|Laos
LC|St. Lucia
LY|Libyan Arab Jamahiriya|State of Libya
MD|Moldova, Republic of|Republic of Moldova|Молдавия
MK|Macedonia|FYROM|Former Yugoslav Republic of Macedonia|Republic of North Macedonia
MM|Burma|Union of Myanmar
MO|Macau|Macao SAR|Macao, China|China, Macao SAR
NL|Holland|The Netherlands|Pays-Bas|Países Bajos|Голландия
PK|Islamic Republic of Pakistan
PS|Palestine|Palestine, State of|State of Palestine|Palestinian Territory, Occupied|West Bank and Gaza
RS|Republic of Serbia
RU|Russian Federation|Russia|R.F.|Russian Fed.|Fédération de Russie|Federación de Rusia|Federación Rusa|Российская Федерация|Россия|РФ
SA|KSA|K.S.A.|Kingdom of Saudi Arabia|Saudi
SK|Slovak Republic
ST|Sao Tome and Principe
SY|Syrian Arab Republic|Syrian Arab Rep.|République arabe syrienne|República Árabe Siria|САР
SZ|Swaziland
TL|East Timor|Timor Leste
TR|Turkey|Türkiye|Turkiye|Republic of Turkey|Republic of Türkiye|Turquie
TT|Trinidad
TW|Taiwan, Province of China|Taiwan, China|Chinese Taipei|Republic of China|R.O.C.|ROC|Taiwan, Republic of China|Taiwan (R.O.C.)
TZ|Tanzania, United Republic of|United Rep. of Tanzania
US|USA|U.S.A.|U.S.|United States|United States of America|America|EE.UU.|EEUU|E.E.U.U.|É.-U.|Etats-Unis d'Amérique|Estados Unidos de América|США
UZ|Republic of Uzbekistan|Узбекистан
VA|Holy See|Vatican|Vatican City State
VC|St. Vincent and the Grenadines
VE|Venezuela, Bolivarian Republic of|República Bolivariana de Venezuela
VG|Virgin Islands, British
VI|Virgin Islands, U.S.
VN|Viet Nam|Vietnam|Socialist Republic of Viet Nam|S.R. Vietnam|Вьетнам
XK|Kosovo
YE|Republic of Yemen
ZA|South Africa, Republic of|R.S.A.|RSA
`

/** What trade files call a country (alpha-2) besides: long forms, former names, abbreviations. */
export function countryAliases(code: string): readonly string[] {
  const line = COUNTRY_ALIASES.split('\n').find((one) => one.startsWith(`${code}|`))
  return line?.split('|').slice(1) ?? []
}
