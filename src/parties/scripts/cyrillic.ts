/** Cyrillic → Latin after BGN/PCGN without apostrophes; folding takes the other systems together. */
const RUSSIAN =
  'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya'
const OTHERS =
  'і i ї yi є ye ґ g ў u ј y љ ly њ ny ћ c ђ dj џ dz ѓ g ќ k ѕ dz ә a ғ g қ k ң n ө o ұ u ү u һ h ҷ j ҳ h ӣ i ӯ u җ j'

export const CYRILLIC: ReadonlyMap<string, string> = new Map([
  ...pairs(`${RUSSIAN} ${OTHERS}`),
  ['ъ', ''],
  ['ь', ''],
])

function pairs(text: string): readonly (readonly [string, string])[] {
  const words = text.split(' ')
  return words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? ''] as const] : []))
}

/** Cyrillic letters that look Latin: they are typed for one another inside one word. */
export const LOOKALIKE: ReadonlyMap<string, string> = new Map(
  pairs('а a е e о o р p с c х x у y к k м m т t в b н h і i ѕ s ј j'),
)
