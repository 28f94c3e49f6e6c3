/** 1 January 1980, midnight: the first moment that a ZIP archive can name. */
const DAY = 0x0021

/**
 * The same archive with no trace of when it was made (ZIP APPNOTE 4.4.6): the libraries write the
 * clock of the machine into every entry. Entries stand in the order in which they were added.
 */
export function still(archive: Uint8Array): Uint8Array {
  const bytes = archive.slice()
  const view = new DataView(bytes.buffer)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) throw new Error('the archive has no end')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('the archive has no such entry')
    view.setUint16(at + 12, 0, true)
    view.setUint16(at + 14, DAY, true)
    const local = view.getUint32(at + 42, true)
    view.setUint16(local + 10, 0, true)
    view.setUint16(local + 12, DAY, true)
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
  }
  return bytes
}
