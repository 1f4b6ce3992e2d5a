import { beforeAll, describe, expect, it } from 'vitest'
import { aTarget } from '../../test/worlds/an-indicator.ts'
import { theQuarter, typed, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { save } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { yearOf } from '../kernel/period.ts'
import { loadReturnPage } from '../returns/load-page.action.ts'
import { returnWords } from '../returns/words.ts'
import { choiceNamed } from './choice-named.ts'
import { issuedOf } from './issued.ts'
import { aReturnOfThree, atOf, linesOf, sendBack, workbookOf } from './testing/a-filled-return.ts'
import { edited, type CellEdit } from './testing/edit-workbook.ts'
import { issuedParts } from './testing/issued-parts.ts'
import { sentenceOf } from './taken-view.ts'
import { workbookFile } from './workbook-file.ts'
import { workbookWords } from './words.ts'

// Of the first line, in row 6: G figure, M category of the target, N reason for it.

let app: App
beforeAll(async () => {
  app = await quietApp()
})

/** The first of its three lines has a target for the year. */
async function aReturn(): Promise<OpenReturn> {
  const world = await aReturnOfThree(app)
  const [first] = world.indicators
  if (first) await aTarget(app, world.place.id, first, yearOf(theQuarter), '40')
  return world
}
async function fill(world: OpenReturn, edits: Readonly<Record<string, CellEdit>>) {
  return done(await sendBack(world, edited(await workbookOf(world), edits)))
}
const said = { category: 'difficult', categoryReason: 'The contract runs out' } as const

/** The workbook of the return as it was made before it had the two columns. */
async function anOlderWorkbook(world: OpenReturn): Promise<Uint8Array> {
  const loaded = await readTenant(app.db, world.place.id, (trx) =>
    loadReturnPage(trx, world.collator, world.at.organisationCode, theQuarter),
  )
  if (!loaded) throw new Error('there is no return')
  const issued = issuedOf({ ...atOf(world), ...loaded }, 'en', workbookWords('en'), returnWords('en'))
  const none = { category: '', categoryReason: '' }
  const parts = issuedParts(issued.lines, {
    ...issued,
    headings: { ...issued.headings, ...none },
    lines: issued.lines.map((line) => ({ ...line, ...none })),
  })
  return workbookFile(parts, '2008-10-01T00:00:00Z')
}

describe('the category in a workbook', () => {
  it('is taken in the words of its list or as files spell it, with its reason', async () => {
    const world = await aReturn()
    const taken = await fill(world, {
      G6: { number: 38.2 },
      M6: { text: 'Achievement difficult' },
      N6: { text: 'The contract runs out' },
    })
    expect(taken).toMatchObject({ figures: 1, texts: 2, read: [], ignored: [], collisions: [] })
    expect((await linesOf(world))[0]).toMatchObject(said)
    expect(await fill(world, { M6: { text: ' UNLIKELY ' } })).toMatchObject({ figures: 0, texts: 1 })
    expect((await linesOf(world))[0]).toMatchObject({ ...said, category: 'unlikely' })
    expect(await fill(world, { M6: null, N6: null })).toMatchObject({ texts: 2 })
    expect((await linesOf(world))[0]).toMatchObject({ category: '', categoryReason: '' })
  })

  it('that is no word of the list is told at its cell, and what stood there stays', async () => {
    const world = await aReturn()
    done(await save(world, world.collator, [typed('38.2', said)]))
    const { attention } = await fill(world, { M6: { text: 'Perhaps' } })
    const [finding] = attention
    expect(finding).toMatchObject({ cell: 'Return!M6', code: 'category-unknown', severity: 'error' })
    expect(finding && sentenceOf(finding, 'en')).toContain('"Perhaps" for Household waste recycled')
    expect((await linesOf(world))[0]).toMatchObject(said)
  })

  it('is checked as the page checks it, at its cells, also where there is nothing to place', async () => {
    const world = await aReturn()
    const { attention } = await fill(world, {
      G6: { number: 30 },
      M6: { text: 'Achievement likely' },
      G7: { number: 4 },
      M7: { text: 'Achievement likely' },
      G8: { text: 'yes' },
    })
    expect(attention.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'Return!N6 category-reason-missing',
      'Return!M7 category-not-asked',
    ])
  })

  it('stays as it is where the workbook was made before there were such columns', async () => {
    const world = await aReturn()
    done(await save(world, world.collator, [typed('', said)]))
    const taken = done(await sendBack(world, edited(await anOlderWorkbook(world), { G6: { number: 38.2 } })))
    expect(taken).toMatchObject({ figures: 1, texts: 0, ignored: [], collisions: [] })
    expect((await linesOf(world))[0]).toMatchObject({ ...said, typed: '38.2' })
  })

  it('knows its words whatever their case and spaces, and no others', () => {
    expect(['Achievement  likely', 'difficult', 'UNLIKELY', ''].map(choiceNamed.category)).toEqual([
      'likely',
      'difficult',
      'unlikely',
      '',
    ])
    expect(choiceNamed.category('not due')).toBeUndefined()
    expect(choiceNamed.answer('likely')).toBeUndefined()
  })
})
