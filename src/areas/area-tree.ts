import { treeOf, type Branch, type Linked } from '../organisations/tree.ts'
import type { WholeArea } from './area.ts'

/** An area in the tree; the numbers are only of this list. */
export interface AreaInTree extends WholeArea, Linked {}

function linked(areas: readonly WholeArea[]): AreaInTree[] {
  const ids = new Map(areas.map(({ code }, i) => [code, i + 1]))
  return areas.map((area, i) => ({ ...area, id: i + 1, parentId: ids.get(area.parentCode ?? '') ?? null }))
}

/** Countries over regions over authorities over wards, as far as anybody has said so. */
export function areaTree(areas: readonly WholeArea[]): Branch<AreaInTree>[] {
  return treeOf(linked(areas))
}

/** The codes of an area and of everything that lies anywhere in it; nothing where there is no such area. */
export function codesWithin(
  areas: readonly Pick<WholeArea, 'code' | 'parentCode'>[],
  above: string,
): ReadonlySet<string> {
  const below = Map.groupBy(areas, ({ parentCode }) => parentCode)
  const found = new Set(areas.some(({ code }) => code === above) ? [above] : [])
  // A set hands out what is added to it while it is walked through, each once: a ring in the store ends here.
  for (const code of found) for (const part of below.get(code) ?? []) found.add(part.code)
  return found
}
