/** Articles, particles, titles and words of the address line that carry no name. */
export const STOP_WORDS: readonly string[] = (
  'the of and for in on at by to from with its an or any ' +
  'de du des la le les et l d del los las el y e da do dos das di della und der die das den fur fuer von vom zu zur van het ' +
  'al ul ur ad ash ar az an at as il bin ibn ben bint ibne abi abou ould oulad ' +
  'mr mrs ms miss dr prof eng sir sheikh shaikh shaykh haji hajji hadji mullah maulavi mawlawi mawlavi sayyid sayed general gen colonel col capt brigadier major messrs mss ' +
  'na im imeni po nad pod pri ' +
  'successor successors subsidiary subsidiaries sub unit units subunit subunits thereof individual aka fka nka alias known formerly also ' +
  'no nr num number tel fax attn consignee consignor shipper notify exporter importer buyer order account behalf'
).split(/\s+/)

/** Other spellings that a typist takes for the same word: spelling → the word kept. */
export const SAME_WORD: Readonly<Record<string, string>> = {
  abdul: 'abd',
  abdel: 'abd',
  abdal: 'abd',
  abdol: 'abd',
  abdoul: 'abd',
  abdur: 'abd',
  abdu: 'abd',
  mohd: 'mohammed',
  muhd: 'mohammed',
  mohamad: 'mohammed',
  md: 'mohammed',
  mhd: 'mohammed',
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  eighth: '8',
  ninth: '9',
  tenth: '10',
  ii: '2',
  iii: '3',
  iv: '4',
  vi: '6',
  vii: '7',
  viii: '8',
  ullah: 'allah',
  ollah: 'allah',
  ulla: 'allah',
  eddin: 'din',
  eddine: 'din',
  uddin: 'din',
  oddin: 'din',
  dine: 'din',
  deen: 'din',
  addin: 'din',
  aldin: 'din',
  saint: 'st',
  sankt: 'st',
}
