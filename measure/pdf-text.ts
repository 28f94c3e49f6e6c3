import { isNode, type Node, readPdf } from './pdf-tree.ts'

type Item = { readonly type?: string; readonly id?: string; readonly str?: string }

/**
 * The text of every element as it is read aloud: what a second library extracts from its content,
 * and the original where words are drawn otherwise than written. In the order of the structure.
 */
export async function readAloud(
  bytes: Uint8Array,
): Promise<readonly { type: string; text: string }[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const { root, pages } = await readPdf(bytes)
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const said = new Map<string, string>()
  for (let at = 0; at < pages.length; at++) {
    const page = await file.getPage(at + 1)
    const { items } = await page.getTextContent({
      includeMarkedContent: true,
      disableNormalization: true,
    })
    const open: (number | null)[] = []
    for (const item of items as readonly Item[]) {
      if (item.type === 'endMarkedContent') open.pop()
      else if (item.type !== undefined) {
        const mark = /_mc(\d+)$/.exec(item.id ?? '')?.[1]
        open.push(mark === undefined ? null : Number(mark))
      } else {
        const mark = open.findLast((one) => one !== null)
        if (mark !== undefined) {
          const key = `${at} ${mark}`
          said.set(key, (said.get(key) ?? '') + (item.str ?? ''))
        }
      }
    }
  }
  await file.destroy()
  const textOf = (node: Node): string =>
    node.actual ??
    node.children
      .map((child) =>
        isNode(child) ? textOf(child) : (said.get(`${child.page} ${child.mark}`) ?? ''),
      )
      .join('')
  const all = (nodes: readonly Node[]): { type: string; text: string }[] =>
    nodes.flatMap((node) => [
      { type: node.type, text: textOf(node) },
      ...all(node.children.filter(isNode)),
    ])
  return all(root ?? [])
}
