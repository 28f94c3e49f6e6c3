import { basename, join } from 'node:path'
import type { Disk, GivenFile } from '../screening/index.ts'

/**
 * The files below the given paths: a file is itself, a folder is walked, names are compared
 * without case and the order is always the same. A path that is not there stays in the list:
 * the batch reports it. Hidden files and lock files of editors are passed over.
 */
export function walk(disk: Disk, paths: readonly string[]): readonly GivenFile[] {
  const found: GivenFile[] = []
  for (const path of paths) {
    const stat = disk.stat(path)
    if (stat?.kind === 'folder') {
      walkFolder(disk, path, basename(join(path, '.')), found)
    } else {
      found.push({ name: basename(path), path })
    }
  }
  return found
}

function walkFolder(disk: Disk, folder: string, name: string, found: GivenFile[]): void {
  const names = [...disk.list(folder)].sort((a, b) => order(a, b))
  for (const child of names) {
    if (child.startsWith('.') || child.startsWith('~$')) continue
    const path = join(folder, child)
    const stat = disk.stat(path)
    if (stat?.kind === 'folder') walkFolder(disk, path, `${name}/${child}`, found)
    else found.push({ name: `${name}/${child}`, path })
  }
}

const order = (a: string, b: string): number => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0
}
