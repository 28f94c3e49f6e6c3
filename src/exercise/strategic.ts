/**
 * Strategic goods that the exercise plants. Public names and public numbers only; figures that
 * would place a good above or below a control limit are left out on purpose.
 */
export type Strategic = {
  /** Control entry of EU Annex I. */
  readonly entry: string
  readonly code: string
  readonly plain: string
  readonly synonym: string
  readonly french: string
  readonly cas?: string
  /** The subheading names the good alone. */
  readonly named?: boolean
}

const row = (
  entry: string,
  code: string,
  plain: string,
  synonym: string,
  french: string,
  more: { readonly cas?: string; readonly named?: boolean } = {},
): Strategic => ({ entry, code, plain, synonym, french, ...more })

export const STRATEGIC: readonly Strategic[] = [
  row(
    '1C350',
    '28121700',
    'thionyl chloride in drums',
    'sulphurous oxychloride in drums',
    'chlorure de thionyle en fûts',
    { cas: '7719-09-7', named: true },
  ),
  row(
    '1C350',
    '28121200',
    'phosphorus oxychloride',
    'phosphoryl chloride',
    'oxychlorure de phosphore',
    { cas: '10025-87-3', named: true },
  ),
  row(
    '1C350',
    '28121300',
    'phosphorus trichloride',
    'trichlorophosphine',
    'trichlorure de phosphore',
    { cas: '7719-12-2', named: true },
  ),
  row('1C350', '29307000', 'thiodiglycol', 'bis(2-hydroxyethyl) sulfide', 'thiodiglycol en fûts', {
    cas: '111-48-8',
    named: true,
  }),
  row('1C350', '29221500', 'triethanolamine', 'tris(2-hydroxyethyl)amine', 'triéthanolamine', {
    cas: '102-71-6',
    named: true,
  }),
  row(
    '1C350',
    '29314100',
    'dimethyl methylphosphonate',
    'DMMP flame retardant liquid',
    'méthylphosphonate de diméthyle',
    { cas: '756-79-6', named: true },
  ),
  row(
    '0C003',
    '28451000',
    'heavy water, deuterium oxide',
    'deuterium oxide',
    'eau lourde, oxyde de deutérium',
    { cas: '7789-20-0', named: true },
  ),
  row('1C232', '28454000', 'helium-3 gas', 'helium enriched in the isotope 3', 'hélium-3 gazeux', {
    cas: '14762-55-1',
    named: true,
  }),
  row('1C230', '81121200', 'beryllium metal pieces', 'beryllium, unwrought', 'béryllium métal', {
    cas: '7440-41-7',
    named: true,
  }),
  row('1C231', '81123100', 'hafnium metal crystal bar', 'unwrought hafnium', 'hafnium métal', {
    cas: '7440-58-6',
    named: true,
  }),
  row(
    '1C216',
    '72283000',
    'maraging steel bars',
    'nickel cobalt molybdenum maraging round bars',
    'barres en acier maraging',
  ),
  row(
    '1C210',
    '68151100',
    'high modulus carbon fibre tow',
    'carbon filament yarn on spools',
    'fibres de carbone à haut module',
  ),
  row(
    '2B001',
    '84571000',
    'five-axis CNC machining centre',
    'simultaneous 5-axis milling centre',
    'centre d’usinage à cinq axes à commande numérique',
  ),
  row(
    '2B201',
    '84596100',
    'CNC milling machine, five axes',
    'numerically controlled five-axis mill',
    'fraiseuse à commande numérique cinq axes',
  ),
  row(
    '2B109',
    '84639000',
    'flow forming machine with rollers',
    'shear spinning flow-former',
    'machine de fluotournage',
  ),
  row(
    '2B104',
    '84629900',
    'hot isostatic press',
    'HIP isostatic pressing unit',
    'presse isostatique à chaud',
  ),
  row(
    '2B226',
    '85142000',
    'vacuum induction furnace',
    'controlled atmosphere induction melting furnace',
    'four à induction sous vide',
  ),
  row(
    '2B230',
    '90262020',
    'capacitance manometer pressure transducers',
    'absolute pressure gauges with capacitance diaphragm',
    'capteurs de pression à manomètre capacitif',
  ),
  row(
    '2B350',
    '84818073',
    'bellows-sealed valves of nickel alloy',
    'corrosion resistant valves with metal bellows, Hastelloy wetted parts',
    'vannes à soufflet en alliage de nickel',
  ),
  row(
    '2B350',
    '84136080',
    'double-seal pumps with wetted parts of Hastelloy',
    'seal-less magnetic drive pumps, Hastelloy C',
    'pompes à double joint en Hastelloy',
  ),
  row(
    '2B352',
    '84193300',
    'freeze drying equipment, steam sterilisable',
    'sterilisable lyophilizer',
    'lyophilisateur stérilisable à la vapeur',
  ),
  row(
    '2B116',
    '90318080',
    'electrodynamic vibration test system',
    'shaker table vibration thruster',
    'système d’essai aux vibrations électrodynamique',
  ),
  row(
    '1B201',
    '84798997',
    'filament winding machine',
    'multi-axis fibre winding machine with mandrel',
    'machine pour enroulement filamentaire',
  ),
  row(
    '3A225',
    '85044090',
    'variable frequency changer for centrifuge motors',
    'high-speed frequency converter',
    'convertisseur de fréquence à haute vitesse',
  ),
  row(
    '3A228',
    '85359000',
    'triggered spark gaps',
    'three-electrode trigatron switch',
    'éclateurs à déclenchement',
  ),
  row(
    '3A231',
    '85431000',
    'neutron generator tube',
    'deuterium-tritium neutron tube',
    'générateur de neutrons',
  ),
  row(
    '3A233',
    '90278100',
    'inductively coupled plasma mass spectrometer',
    'ICP-MS isotope ratio instrument',
    'spectromètre de masse à plasma',
  ),
  row(
    '6A002',
    '85402080',
    'image intensifier tubes, third generation',
    'microchannel plate night vision tubes',
    'tubes intensificateurs d’image',
  ),
  row(
    '6A001',
    '90158020',
    'towed hydrophone array',
    'seismic streamer with hydrophones',
    'réseau d’hydrophones remorqué',
  ),
  row(
    '7A003',
    '90142020',
    'inertial navigation system with ring laser gyro',
    'strapdown inertial measurement equipment',
    'centrale inertielle à gyrolaser',
  ),
  row(
    '9A012',
    '88069300',
    'unmanned aerial vehicle with autonomous flight',
    'long endurance drone, autopilot guided',
    'véhicule aérien sans équipage à vol autonome',
  ),
]

/** Priority goods of the exercise: tariff code and an ordinary wording. */
export const PRIORITY: readonly (readonly [code: string, text: string])[] = [
  ['85423190', 'microcontrollers for boards, 32 bit'],
  ['85423290', 'flash memory chips'],
  ['85322400', 'ceramic multilayer capacitors SMD'],
  ['85177900', 'antenna parts for base stations'],
  ['84821010', 'deep groove ball bearings'],
  ['84581120', 'CNC lathe, horizontal'],
]
