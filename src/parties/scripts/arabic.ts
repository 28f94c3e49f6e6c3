/**
 * Arabic and Persian letters → the consonant classes of `skeletonOf`. Several classes where
 * romanisers differ (ج is j or, in Egypt, g; ث is th or, in Persian, s). Vowel letters and ع
 * carry nothing, since short vowels are not written at all.
 */
export const ARABIC_CLASSES: ReadonlyMap<string, string> = new Map(
  'ب b ت t ث ts ج jg ح h خ xk د d ذ dz ر r ز z س s ش S ص s ض dz ط t ظ zd غ g ف f ق kg ك k ک k گ g ل l م m ن n ه h پ p چ S ژ z ة h ۃ h ھ h ہ h ڤ f'
    .split(' ')
    .flatMap((letter, i, all) => (i % 2 === 0 ? [[letter, all[i + 1] ?? ''] as const] : [])),
)

/** Written at the beginning of a word these are consonants. */
export const ARABIC_GLIDES: ReadonlyMap<string, string> = new Map([
  ['و', 'v'],
  ['ي', 'y'],
  ['ی', 'y'],
])

const PLAIN: ReadonlyMap<string, string> = new Map(
  'أ ا إ ا آ ا ٱ ا ى ي ی ي ئ ي ؤ و ک ك ہ ه ھ ه ۃ ة ۀ ه ە ه گ گ'
    .split(' ')
    .flatMap((letter, i, all) => (i % 2 === 0 ? [[letter, all[i + 1] ?? ''] as const] : [])),
)

/** One spelling for letters that are typed for one another; vowel signs and tatweel go. */
export const plainArabic = (word: string): string =>
  [
    ...word
      .normalize('NFKC')
      .replace(/[\u064b-\u065f\u0670\u0640\u0621]|\u200c|\u200d|\u200e|\u200f/g, ''),
  ]
    .map((letter) => PLAIN.get(letter) ?? letter)
    .join('')

/** Words (in plain letters) that stand in a romanised list under one fixed spelling. */
export const ARABIC_WORDS: Readonly<Record<string, string>> = {
  عبد: 'abd',
  الله: 'allah',
  بن: 'bin',
  ابن: 'bin',
  ابو: 'abu',
  ابي: 'abu',
  ال: 'al',
  ام: 'umm',
  بنت: 'bint',
  ولد: 'ould',
  دين: 'din',
  ملا: 'mullah',
  ملّا: 'mullah',
  سيد: 'sayyid',
  حاجي: 'haji',
  شيخ: 'sheikh',
  شاه: 'shah',
  خان: 'khan',
  اغا: 'agha',
  اقا: 'agha',
  جان: 'jan',
  علي: 'ali',
  طه: 'taha',
  يحيي: 'yahya',
  موسي: 'musa',
  عيسي: 'isa',
  هادي: 'hadi',
  رضا: 'reza',
  ولي: 'wali',
  عمر: 'omar',
  عامر: 'amer',
  مير: 'mir',
  نور: 'nur',
  مهدي: 'mahdi',
  سعد: 'saad',
  محمد: 'mohammed',
  احمد: 'ahmad',
  حسن: 'hassan',
  حسين: 'hussein',
  محمود: 'mahmoud',
  يوسف: 'yusuf',
  ايوب: 'ayyub',
  ياسر: 'yasser',
  علا: 'ala',
  بكر: 'bakr',
  شركه: 'company',
  شركت: 'company',
  موسسه: 'establishment',
  مصرف: 'bank',
  بنك: 'bank',
  بانك: 'bank',
  جامعه: 'university',
  دانشكاه: 'university',
  صنايع: 'industry',
  صنعتي: 'industry',
  مجموعه: 'group',
  كروه: 'group',
  مهندسي: 'engineering',
  بازركاني: 'trading',
  تجارت: 'trading',
  هواپيمايي: 'aviation',
  التجاريه: 'trading',
  التجاره: 'trading',
  للتجاره: 'trading',
  العامه: 'general',
  الدوليه: 'international',
  الاسلاميه: 'islamic',
  الاسلامي: 'islamic',
  حزب: 'party',
  جماعه: 'group',
  منظمه: 'organization',
  مركز: 'center',
  بحوث: 'research',
  العلميه: 'science',
  الصناعيه: 'industry',
  وزاره: 'ministry',
  كتيبه: 'brigade',
  لواء: 'brigade',
  جيش: 'army',
  حركه: 'movement',
  جبهه: 'front',
  دوله: 'state',
  القاعده: 'qaida',
  سوريا: 'syria',
  العراق: 'iraq',
  ليبيا: 'libya',
  لبنان: 'lebanon',
  ايران: 'iran',
  اليمن: 'yemen',
  الشام: 'sham',
}
