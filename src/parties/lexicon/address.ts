/** Kinds of place in an address line, one meaning a row: they are written, cut and left out freely. */
export const ADDRESS_WORDS: readonly string[] = [
  'street st str ul ulitsa ulica rue calle cl via strasse straat sokak sok jalan jln kucheh jie',
  'road rd route carretera ctra lu dao estrada',
  'avenue ave av avenida prospekt prospect pr bulvar boulevard blvd bul emb naberezhnaya nab khiaban cad caddesi carrera cra kra transversal diagonal',
  'lane ln alley pereulok per proezd proyezd square sq ploshchad pl highway hwy shosse freeway way drive dr crescent close court ct terrace',
  'building bldg bld block blk korpus korp stroenie stroyenie str1 house dom tower twr centre center ctr plaza complex edificio edif bina',
  'floor fl flr f etazh piso kat level lvl storey',
  'room rm unit flat apt apartment suite ste office ofis of kv kvartira pom pomeshchenie daire oficina shop no number num nr n',
  'district dist distr raion rayon r rn county province prov region oblast obl krai state city town village g gorod municipality municipal zone area quarter sector mahallesi mah',
  'po box pob p o postal code zip post postcode',
  'north n south s east e west w upper lower new old',
  'the of and de la el al d',
  'industrial park estate development zone free economic',
  'commercial comm com celebrity technology science international',
  'tel fax attn telephone co ltd company limited trading llc',
]
