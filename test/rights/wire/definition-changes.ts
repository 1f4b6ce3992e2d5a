import { readTenant } from '../../../src/db/tenant.ts'
import { nothingTyped, typedDefinition } from '../../../src/definitions/typed-definition.ts'
import { findIndicator } from '../../../src/figures/indicator.sql.ts'
import type { Indicator } from '../../../src/figures/indicator.ts'
import { dimensions } from '../../../src/quality/quality.ts'
import { qualityBoxes } from '../../../src/quality/check-quality.action.ts'
import type { ChangeMade } from './change-made.ts'
import type { TwoSides } from './two-sides.ts'

async function own({ app, place, own: { indicator } }: TwoSides): Promise<Indicator> {
  const found = await readTenant(app.db, place.id, (trx) => findIndicator(trx, indicator.code))
  if (!found) throw new Error(`there is no ${indicator.code}`)
  return found
}

/** A form about the indicator of the own side, as it stands now. */
const onOwn = (
  more: string,
  boxes: (indicator: Indicator) => Readonly<Record<string, string>>,
): ChangeMade => ({
  as: 'team',
  done: 303,
  make: async (world) => {
    const indicator = await own(world)
    return {
      path: `/${world.place.shortName}/indicators/${indicator.code}${more}`,
      boxes: { version: String(indicator.version), ...boxes(indicator) },
    }
  },
})

const needed = {
  definition: 'What counts, and what does not',
  recordedHow: 'By the team, in its spreadsheet',
  baseline: '06/07',
}

/** The forms by which indicators are defined, each filled in as it should be. */
export const definitionChanges: Readonly<Record<string, ChangeMade>> = {
  'POST /[place]/indicators/new': {
    as: 'team',
    done: 303,
    make: (world) =>
      Promise.resolve({
        path: `/${world.place.shortName}/indicators/new`,
        boxes: {
          ...nothingTyped,
          ...needed,
          code: 'ADDED-1',
          title: 'A measure that was added',
          kind: 'ordinal',
          scale: 'stars',
          polarity: 'high',
          overTime: 'last',
          overAreas: 'none',
          periodKind: 'quarter',
          lagMonths: '0',
          toleranceKind: 'place',
          ruleFamily: 'place',
          isKey: 'yes',
        },
      }),
  },
  'POST /[place]/indicators/[code]/edit': onOwn('/edit', (indicator) => ({
    ...typedDefinition(indicator, ''),
    ...needed,
    reason: 'Better said',
  })),
  'POST /[place]/indicators/[code]/breaks?/declare': onOwn('/breaks?/declare', () => ({
    since: 'Q1 2005/06',
    reason: 'Counted anew',
  })),
  'POST /[place]/indicators/[code]/breaks?/add-alias': onOwn('/breaks?/add-alias', () => ({
    alias: 'OLD 1',
  })),
  'POST /[place]/indicators/[code]/breaks?/remove-alias': onOwn('/breaks?/remove-alias', () => ({
    alias: 'OLD 1',
  })),
  'POST /[place]/indicators/[code]/breaks?/successor': onOwn('/breaks?/successor', () => ({
    successor: 'ADDED-1',
    startsOn: '2009-04-01',
    why: 'It is measured otherwise',
  })),
  'POST /[place]/indicators/[code]/passport': onOwn('/passport', () => ({
    ...Object.fromEntries(qualityBoxes.map((box) => [box, ''])),
    ...Object.fromEntries(dimensions.map((dimension) => [dimension, 'yes'])),
    checkedOn: '2008-10-02',
    version: '0',
  })),
}
