import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkWalls, type Fault } from './check-walls.ts'

/** Writes the files (path -> text) into a folder of their own, checks the walls there and removes it again. */
export function faultsIn(tree: Readonly<Record<string, string>>): Fault[] {
  const root = mkdtempSync(join(tmpdir(), 'walls-'))
  try {
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(join(root, dirname(path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return checkWalls(root).faults
  } finally {
    rmSync(root, { recursive: true })
  }
}
