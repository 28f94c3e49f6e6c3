import fc from 'fast-check'
import { type ReaderSample, readerContract } from './reader.contract.ts'

const text = (name: string, content: string, records: number): ReaderSample => ({
  name,
  bytes: Buffer.from(content, 'utf8'),
  records,
})

const HEADER =
  'DECLARATION_NUMBER,IMPORTER_NAME,HS_CODE,PRODUCT_DESCRIPTION,ORIGIN_COUNTRY,NET_WEIGHT_KG'
const row = (id: string, i: number): string =>
  `${id},"Nordavian Pumps, Ltd ${i}",84138100,"Pump 1/2"" brass",DE,${i}.5`
const grouped = Array.from({ length: 60 }, (_, i) => row(`D${Math.floor(i / 4)}`, i))
const one = Array.from({ length: 80 }, (_, i) => row('D1', i))
const odd = [
  row('A', 1),
  'A,short,84',
  '"A"b,broken quote,84138100,x,DE,1',
  row('A', 2),
  ',,,,,',
  '',
  'A,"two\nlines",84138100,"x\r\ny",DE,1,,',
  `${'B'},valve 1/2" brass,84818099,"valve",FR,3`,
  '"never closed,84138100,x,DE,1',
  row('B', 3),
  HEADER,
  'B,,,,,',
]

const damageBytes = fc
  .tuple(
    fc.double({ min: 0, max: 0.999, noNaN: true }),
    fc.constantFrom('"', '\n', ',', ';', '\r', '\0', '\u00e9', '""', '"\n', '\xff', 'x'),
    fc.constantFrom('utf8' as const, 'latin1' as const),
    fc.nat({ max: 2 }),
  )
  .map(([share, insert, coding, removed]) => (bytes: Uint8Array) => {
    // the header stays as it is: a file without it is refused before it is read
    const header = bytes.indexOf(10) + 1
    const at = header + Math.floor(share * (bytes.length - header))
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(insert, coding),
      bytes.subarray(at + removed),
    ])
  })

readerContract({
  format: 'table',
  samples: [
    text('grouped.csv', `${HEADER}\n${grouped.join('\n')}\n`, 60),
    text('one-declaration.csv', `${HEADER}\r\n${one.join('\r\n')}`, 80),
    text('odd.csv', `${HEADER}\n${odd.join('\n')}\n`, 10),
    text(
      'titles.tsv',
      `Customs of Nordavia\n\n${HEADER.replaceAll(',', '\t')}\n1\tKalvin Trading\t84138100\tpump\tFR\t7\n`,
      1,
    ),
  ],
  damage: damageBytes,
})

const declaration = (i: number): string => `
  <Declaration><FunctionCode>9</FunctionCode><FunctionalReferenceID>LRN-${i}</FunctionalReferenceID>
  <TypeCode>EXA</TypeCode><InvoiceAmount currencyID="EUR">1200.50</InvoiceAmount>
  <!-- a note --><Exporter><Name>Kalvin &amp; Søn ${i}</Name><Address><CountryCode>DK</CountryCode></Address></Exporter>
  <GoodsShipment><Destination><CountryCode>KE</CountryCode></Destination>
  <GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric><Commodity>
  <Description><![CDATA[Pump <brass>]]></Description><Classification><ID>84138100</ID>
  <IdentificationTypeCode>TSP</IdentificationTypeCode></Classification></Commodity>
  </GovernmentAgencyGoodsItem></GoodsShipment></Declaration>`
const envelope = (body: string, head = '<?xml version="1.0" encoding="UTF-8"?>\n'): string =>
  `${head}<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">${body}\n</md:MetaData>\n`

readerContract({
  format: 'wco-dms',
  samples: [
    text('one.xml', envelope(declaration(1)), 1),
    text('three.xml', envelope([1, 2, 3].map(declaration).join(''), ''), 3),
    {
      name: 'wide.xml',
      bytes: Buffer.from(
        `\ufeff${envelope(declaration(1) + declaration(2), '<?xml version="1.0" encoding="UTF-16"?>\n')}`,
        'utf16le',
      ),
      records: 2,
    },
  ],
  damage: fc
    .tuple(
      fc.double({ min: 0.2, max: 0.999, noNaN: true }),
      fc.constantFrom('<', '&', '</x>', '\xff', ']]>', '<a>', '--', 'x', '\0'),
      fc.nat({ max: 2 }),
    )
    .map(([share, insert, removed]) => (bytes: Uint8Array) => {
      const at = Math.floor(share * bytes.length)
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(insert, 'latin1'),
        bytes.subarray(at + removed),
      ])
    }),
})
