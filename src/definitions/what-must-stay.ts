import type { Indicator } from '../figures/indicator.ts'
import type { DefinedFacts } from './read-definition.ts'

/** What makes figures of an indicator comparable. Once there are figures or targets, another measure needs another code. */
const fixed = ['kind', 'unit', 'polarity', 'periodKind'] as const
export type Fixed = (typeof fixed)[number] | 'levels'

/** The first thing that a change would make of earlier figures something else; null where they stay what they are. */
export function whatMustStay(before: Indicator, after: DefinedFacts): Fixed | null {
  return fixed.find((fact) => before[fact] !== after[fact]) ?? (keepsLevels(before, after) ? null : 'levels')
}

/** A level may get another name, and better ones may be added above; each figure keeps its place. */
function keepsLevels(before: Pick<Indicator, 'levels'>, after: Pick<Indicator, 'levels'>): boolean {
  if (after.levels.length < before.levels.length) return false
  const moved = before.levels.some((name, place) => {
    const now = after.levels.indexOf(name)
    return now >= 0 && now !== place
  })
  const isLonger = after.levels.length > before.levels.length
  return !moved && (!isLonger || before.levels.every((name, place) => after.levels[place] === name))
}
