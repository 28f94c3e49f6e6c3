import { describe, expect, it } from 'vitest'
import { withoutNames } from './without-names.ts'

type Row = readonly [text: string, names: readonly string[], left: string]

describe('a text without names', () => {
  const TABLE: readonly Row[] = [
    ['plate 445566 filed off', ['Pump X, serial SN-445566'], 'plate … filed off'],
    ['SN 445566', ['Pump X, serial SN-445566'], '…'],
    ['sn/44.55-66!', ['Pump X, serial SN-445566'], '…!'],
    ['see 26XN 0000 0000 0998 87', ['26XN0000000099887'], 'see …'],
    ['see 26XN0000000099887', ['26XN 0000 0000 0998 87'], 'see …'],
    ['ends in 99887', ['26XN0000000099887'], 'ends in …'],
    ['Fictional-Secret paid', ['Fictional Secret Ltd'], '… paid'],
    ['FictionalSecret paid', ['Fictional Secret Ltd'], '… paid'],
    ['Fictional Secret paid', ['Fictional–Secret Ltd'], '… paid'],
    ['Muller Trading', ['Müller Trading'], '…'],
    ['Mueller Trading', ['Müller Trading'], '…'],
    ['Müller Trading', ['Muller Trading'], '…'],
    ['Müller Trading', ['Mueller Trading'], '…'],
    ['Lodz Fabryka', ['Łódź Fabryka'], '…'],
    ['Strasse des Beispiels', ['Straße des Beispiels'], '…'],
    ['Societe Fictive', ['Société Fictive SARL'], '…'],
    ['AB.C Example', ['A.B.C. Example'], '…'],
    ['步骤 40, step 40', ['EP-40'], '步骤 40, step 40'],
    ['12 pumps of 2026', ['Quay 12, Velden 2026'], '12 pumps of 2026'],
    ['nothing of anybody', [' ', ''], 'nothing of anybody'],
    ['각 가', ['가'], '각 …'],
    ['ein Café bleibt', ['Other'], 'ein Café bleibt'],
  ]
  it.each(TABLE)('%s', (text, names, left) => {
    expect(withoutNames(text, names)).toBe(left)
  })

  it('keeps what a thing is, and not which one it is', () => {
    const of = (text: string) => withoutNames(text, [], ['Vacuum pump, Edwards XDS35'])
    expect(of('Vacuum pump of stainless steel')).toBe('Vacuum pump of stainless steel')
    expect(of('Vacuum pump xds-35 again')).toBe('Vacuum pump … again')
    expect(of('vacuum pump, Edwards XDS35')).toBe('…')
  })
})
