/**
 * Hangul syllables → the spellings under which lists print them: McCune-Reischauer as used for
 * DPRK names, Revised Romanisation, and the habits of passports. The first is the main one.
 */
const INITIALS = 'k,g kk,k n t,d tt,t r,l,n m p,b pp,p s,sh ss,s  ch,j tch,j ch k t p h'.split(' ')
const VOWELS =
  'a,ah ae ya yae o,eo,u e yo,yeo,you ye o wa wae oe,oi yo u,oo,wu wo,weo we wi yu u,eu ui,i i,ee,yi'.split(
    ' ',
  )
const FINALS = ' k,g k k n n n t,d l l l l l l l l m p,b p t,s t ng t t k t p t'.split(' ')

/** Family names that keep a spelling of their own. */
const FAMILY: Readonly<Record<string, string>> = {
  이: 'ri,lee,yi,rhee,li',
  리: 'ri,lee,li,rhee',
  박: 'pak,park,bak',
  최: 'choe,choi',
  임: 'rim,im,lim',
  림: 'rim,lim',
  노: 'ro,no,roh',
  로: 'ro,no,roh',
  유: 'ryu,yu,yoo',
  류: 'ryu,yu,yoo,ryoo',
  정: 'chong,jong,jung,chung,jeong',
  조: 'cho,jo',
  오: 'o,oh',
  우: 'u,woo',
  양: 'ryang,yang',
  량: 'ryang,yang',
  여: 'ryo,yo',
  강: 'kang',
  김: 'kim',
  문: 'mun,moon',
  신: 'sin,shin',
  심: 'sim,shim',
  현: 'hyon,hyun',
  영: 'yong,young',
  경: 'kyong,kyung,gyong',
  성: 'song,sung',
  철: 'chol,chul',
  선: 'son,sun',
  준: 'chun,jun,joon',
  진: 'chin,jin',
  일: 'il',
  은: 'un,eun',
}

export const isHangul = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3

/** Every spelling of a syllable, the main one first; at most 24. */
export function syllableSpellings(code: number): readonly string[] {
  const place = code - 0xac00
  const alone = FAMILY[String.fromCharCode(code)]?.split(',') ?? []
  const spellings: string[] = [...alone]
  for (const initial of (INITIALS[Math.floor(place / 588)] ?? '').split(','))
    for (const vowel of (VOWELS[Math.floor((place % 588) / 28)] ?? '').split(','))
      for (const final of (FINALS[place % 28] ?? '').split(','))
        spellings.push(initial + vowel + final)
  return [...new Set(spellings)].slice(0, 24)
}
