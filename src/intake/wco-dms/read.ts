import { refuse } from '../../base/index.ts'
import { consignmentId } from '../ids.ts'
import type { FileName, Layout, ReadRecord } from '../reader.ts'
import { createXmlRecords, type XmlDamage } from '../xml.ts'
import { readDeclaration } from './declaration.ts'

export type XmlReader = {
  readonly push: (bytes: Uint8Array) => readonly ReadRecord[]
  readonly end: () => readonly ReadRecord[]
}

/**
 * Reads declarations of the WCO Data Model, one or many in a file, inside any envelope. A
 * declaration that is complete before damage is kept; all that follows is one reject.
 */
export function createXmlReader(layout: Layout, file: FileName): XmlReader {
  let found: ReadRecord[] = []
  let record = 0
  let damaged = false

  const reject = (damage: Omit<XmlDamage, 'column'> & { readonly column?: number }): void => {
    record++
    const { code, line, column, values } = damage
    const place = column === undefined ? `line ${line}` : `line ${line}, column ${column}`
    const { refusal } = refuse(code, {
      file: file.file,
      record,
      line,
      ...(column ? { column } : {}),
      ...values,
    })
    found.push({ kind: 'reject', reject: { file: file.file, record, place, refusal } })
  }

  const records = createXmlRecords(layout.encoding, 'Declaration', (element, line) => {
    const source = {
      file: file.file,
      record: record + 1,
      format: layout.format,
      fileHash: file.fileHash,
      line,
    }
    const consignment = readDeclaration(element, consignmentId(file.fileHash, record + 1), source)
    if (consignment === undefined) {
      reject({ code: 'record.empty', line, values: {} })
      return
    }
    record++
    found.push({ kind: 'consignment', consignment, records: 1 })
  })

  const taken = (damage: XmlDamage | undefined): readonly ReadRecord[] => {
    if (damage !== undefined && !damaged) {
      damaged = true
      reject(damage)
    }
    const out = found
    found = []
    return out
  }

  return {
    push: (bytes) => taken(records.push(bytes)),
    end() {
      const out = taken(records.end())
      if (record > 0 || out.length > 0) return out
      // an envelope without a declaration is said, not passed over
      reject({ code: 'record.empty', line: 1, values: {} })
      return taken(undefined)
    },
  }
}
