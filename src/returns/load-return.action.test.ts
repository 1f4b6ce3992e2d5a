import { beforeAll, describe, expect, it } from 'vitest'
import { aTarget } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import {
  anOpenReturn,
  returnNow,
  theQuarter,
  typed,
  type OpenReturn,
} from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { save } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { shift } from '../kernel/period.ts'
import { listWhoEntered, loadLines, valueOf } from './load-return.action.ts'
import { nothingEntered, type Answer, type Entered, type LineInContext } from './return.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

async function linesOf(
  world: OpenReturn,
  typedOver?: ReadonlyMap<string, Entered>,
): Promise<LineInContext[]> {
  const head = await returnNow(world, world.team)
  return readTenant(app.db, world.place.id, (trx) => loadLines(trx, head, typedOver))
}

/** Figures of the first indicator for the quarters before, the latest last. */
async function recorded(world: OpenReturn, ...values: readonly string[]): Promise<void> {
  const rows = values.map(
    (value, i) =>
      `${world.indicators[0]?.code},${homeArea},${periodSlug(shift(theQuarter, i - values.length))},${value}`,
  )
  done(await importText(app, world.place.id, ['indicator_code,area_code,period,value', ...rows].join('\n')))
}

describe('a line of a return', () => {
  it('stands beside its last five figures, its target and the figure before', async () => {
    const world = await anOpenReturn(app, [{}])
    await recorded(world, '30', '31', '32', '33', '34', '35', '36')
    const [indicator] = world.indicators
    if (indicator) await aTarget(app, world.place.id, indicator, theQuarter, '40')
    const [line] = await linesOf(world)
    expect(line?.last.map(({ value }) => value)).toEqual(['32', '33', '34', '35', '36'])
    expect(line?.previous?.value).toBe('36')
    expect(line?.target?.value).toBe('40')
    expect(line).toMatchObject({ entered: nothingEntered, value: null, assessment: null, current: null })
  })

  // By hand, after the rule of the XmR chart (Wheeler): mean ± 2.66 × the mean moving range.
  // 10 12 11 13 10 12: mean 11.333, moving ranges 2 1 2 3 2, their mean 2, so 11.333 ± 5.32.
  it('expects what its last figures lead to expect, and nothing from too few', async () => {
    const world = await anOpenReturn(app, [{}])
    await recorded(world, '10', '12', '11', '13', '10', '12')
    expect((await linesOf(world))[0]?.expected).toEqual({ low: '6.0', high: '16.7' })
    const few = await anOpenReturn(app, [{}])
    await recorded(few, '10', '12', '11', '13')
    expect((await linesOf(few))[0]?.expected).toBeNull()
  })

  it('expects no percentage over 100 and none below nought', async () => {
    const world = await anOpenReturn(app, [{}])
    await recorded(world, '99', '1', '98', '2', '97', '3')
    expect((await linesOf(world))[0]?.expected).toEqual({ low: '0.0', high: '100.0' })
  })

  it('is judged as it would be if it were accepted as typed', async () => {
    const world = await anOpenReturn(app, [{}])
    const [indicator] = world.indicators
    if (indicator) await aTarget(app, world.place.id, indicator, theQuarter, '40')
    done(await save(world, world.collator, [typed('38.2')]))
    const stored = await linesOf(world)
    expect(stored[0]).toMatchObject({ value: '38.2', assessment: { status: 'amber' } })
    const over = await linesOf(world, new Map([[indicator?.code ?? '', typed('41')]]))
    expect(over[0]).toMatchObject({ value: '41', entered: { typed: '41' }, assessment: { status: 'green' } })
    expect(await linesOf(world)).toEqual(stored)
  })

  const values: readonly (readonly [Answer, string, string | null])[] = [
    ['', '38.2', '38.2'],
    ['value', '38.2', '38.2'],
    ['value', 'many', null],
    ['', '', null],
    ['nil', '', '0'],
    ['not-due', '', null],
    ['not-available', '38.2', null],
    ['suppressed', '', null],
  ]
  it.each(values)('with answer "%s" and "%s" typed is worth %s', (answer, text, value) => {
    expect(valueOf({ ...nothingEntered, answer, typed: text }, { decimals: 1, unit: '%' })).toBe(value)
  })
})

describe('who has entered anything', () => {
  it('is everybody who has ever saved the return, however little', async () => {
    const world = await anOpenReturn(app)
    const who = () =>
      readTenant(app.db, world.place.id, (trx) =>
        listWhoEntered(trx, {
          organisationCode: world.department.code,
          period: theQuarter,
          sentById: null,
          certifiedById: null,
        }),
      )
    expect(await who()).toEqual([])
    done(await save(world, world.collator, [typed('38.2')]))
    done(await save(world, world.director, [], { keyIssues: 'Snow.' }))
    done(await save(world, world.collator, [typed('39')]))
    expect((await who()).toSorted((a, b) => a - b)).toEqual([
      world.collator.personId,
      world.director.personId,
    ])
  })
})
