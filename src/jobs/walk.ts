import { basename, join } from 'node:path'
import type { Disk, GivenFile } from '../screening/index.ts'

/**
 * The files below the given paths: a file is itself, a folder is walked, names are compared
 * without case and the order is always the same. A path that is not there stays in the list, by
 * what was typed: the batch reports it. Hidden files and lock files of editors are passed over.
 */
export function walk(disk: Disk, paths: readonly string[]): readonly GivenFile[] {
  const found: GivenFile[] = []
  for (const path of paths) {
    const stat = disk.stat(path)
    if (stat?.kind === 'folder') {
      walkFolder(disk, path, basename(join(path, '.')), [stat.identity], found)
    } else {
      found.push({ name: stat ? basename(path) : path, path })
    }
  }
  return found
}

/** `above` holds the folders on the way down: a link that leads back up is passed over. */
function walkFolder(
  disk: Disk,
  folder: string,
  name: string,
  above: readonly string[],
  found: GivenFile[],
): void {
  const children = childrenOf(disk, folder)
  if (!children) {
    found.push({ name, path: folder })
    return
  }
  for (const child of children) {
    if (child.startsWith('.') || child.startsWith('~$')) continue
    const path = join(folder, child)
    const stat = disk.stat(path)
    if (stat?.kind !== 'folder') found.push({ name: `${name}/${child}`, path })
    else if (!above.includes(stat.identity)) {
      walkFolder(disk, path, `${name}/${child}`, [...above, stat.identity], found)
    }
  }
}

/** Null for a folder that may not be listed: the batch reports the folder itself. */
function childrenOf(disk: Disk, folder: string): readonly string[] | null {
  try {
    return [...disk.list(folder)].sort((a, b) => order(a, b))
  } catch {
    return null
  }
}

const order = (a: string, b: string): number => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0
}
