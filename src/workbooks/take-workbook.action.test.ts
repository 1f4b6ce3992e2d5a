import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { returnNow, typed, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import { save, send, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { nothingEntered } from '../returns/return.ts'
import { readChosen } from './read-chosen.ts'
import { takeChosen } from './take-chosen.action.ts'
import { sentenceOf, takenView } from './taken-view.ts'
import { aReturnOfThree, atOf, linesOf, sendBack, workbookOf } from './testing/a-filled-return.ts'
import { edited, type CellEdit } from './testing/edit-workbook.ts'

// The first line stands in row 6: A code, B indicator, C unit, D last figures, E target, F expected, G figure,
// H instead of a value, I why it is right, J cause, K action, L forecast. The key issues are in B3.

let app: App
beforeAll(async () => {
  app = await quietApp()
})

async function fill(world: OpenReturn, edits: Readonly<Record<string, CellEdit>>) {
  return done(await sendBack(world, edited(await workbookOf(world), edits)))
}
const typedIn = async (world: OpenReturn): Promise<string[]> =>
  (await linesOf(world)).map((line) => line.typed)

describe('a workbook that is filled in and sent back', () => {
  it('is kept as a draft, with its key issues and commentary, and can be sent when nothing is missing', async () => {
    const world = await aReturnOfThree(app)
    const taken = await fill(world, {
      B3: { text: 'A hard quarter.\nSnow in December.' },
      G6: { number: 38.2 },
      I6: { text: 'New round' },
      J6: { text: 'More bins' },
      H7: { text: 'Nothing to report' },
      G8: { text: 'yes' },
    })
    expect(taken).toMatchObject({ figures: 3, texts: 3, read: [], ignored: [], collisions: [] })
    expect(await linesOf(world)).toMatchObject([
      {
        typed: '38.2',
        answer: '',
        reason: 'New round',
        cause: 'More bins',
        enteredBy: world.collator.personId,
      },
      { typed: '', answer: 'nil' },
      { typed: 'yes', answer: '' },
    ])
    expect(taken.head).toMatchObject({ state: 'draft', keyIssues: 'A hard quarter.\nSnow in December.' })
    expect(taken.attention).toEqual([])
    expect(done(await step(world, world.collator, 'submit'))).toMatchObject({ state: 'submitted' })
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it('is checked as the page checks it, each fault at its cell, and what is wrong is kept as typed', async () => {
    const world = await aReturnOfThree(app)
    const taken = await fill(world, {
      G6: { text: 'about a third' },
      G7: { number: 4.5 },
      H8: { text: 'not due' },
    })
    expect(taken.attention.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'Return!G6 not-a-number',
      'Return!G7 too-many-decimals',
    ])
    expect(await linesOf(world)).toMatchObject([
      { typed: 'about a third' },
      { typed: '4.5' },
      { answer: 'not-due' },
    ])
    const sent = await step(world, world.collator, 'submit')
    expect(isRefusal(sent) && sent.findings.map(({ code }) => code)).toEqual([
      'not-a-number',
      'too-many-decimals',
    ])
  })

  it('changes nothing more when it is sent again', async () => {
    const world = await aReturnOfThree(app)
    const file = edited(await workbookOf(world), { G6: { number: 38.2 }, B3: { text: 'Snow' } })
    const first = done(await sendBack(world, file))
    const again = done(await sendBack(world, file))
    expect(again).toMatchObject({
      figures: 0,
      texts: 0,
      collisions: [],
      head: { version: first.head.version },
    })
    expect(again.attention).toEqual(first.attention)
  })

  it('takes no line of it where nothing was filled in, whatever the return holds', async () => {
    const world = await aReturnOfThree(app)
    const odd = { typed: ' 38.20 ', reason: 'a\r\nb\u0007 _x0041_ #N/A', cause: 'x'.repeat(40_000) }
    const error = { ...nothingEntered, typed: '#N/A' }
    done(await save(world, world.collator, [typed('', odd), error], { keyIssues: ' Snow\r\n ' }))
    const before = await linesOf(world)
    const { version } = await returnNow(world, world.team)
    expect(done(await sendBack(world, await workbookOf(world)))).toMatchObject({
      figures: 0,
      texts: 0,
      ignored: [],
      read: [],
      head: { version },
    })
    expect(await linesOf(world)).toEqual(before)
  })

  it('clears a cell that was emptied', async () => {
    const world = await aReturnOfThree(app)
    done(await save(world, world.collator, [typed('38.2', { cause: 'Bins' })]))
    expect(await fill(world, { G6: null, J6: null })).toMatchObject({ figures: 1, texts: 1 })
    expect((await linesOf(world))[0]).toMatchObject({ typed: '', cause: '' })
  })
})

describe('a cell that was turned into something else', () => {
  const cells: readonly (readonly [string, CellEdit, kept: string, told: string, sentence: RegExp])[] = [
    ['a number as text', { text: '38.2' }, '38.2', 'cell-number-as-text note', /read as the number 38\.2/],
    ['text with spaces', { text: '\u00a0 38.2 ' }, '38.2', 'cell-number-as-text note', /38\.2/],
    ['a comma for a point', { text: '38,2' }, '38,2', 'cell-decimal-comma error', /with a point, like 38\.2/],
    ['a percentage', { percent: 0.382 }, '38.2', 'cell-percent note', /read as 38\.2/],
    ['a percentage in binary', { percent: 0.07 }, '7', 'cell-percent note', /read as 7\./],
    ['a date', { date: 39_479 }, '2008-02-01', 'cell-date error', /date 2008-02-01/],
    ['a formula', { formula: '30+8.2', result: 38.2 }, '38.2', 'cell-formula note', /saved result 38\.2/],
    [
      'a formula alone',
      { formula: 'Z1', result: null },
      '=Z1',
      'cell-formula-empty error',
      /without its result/,
    ],
    ['a formula as text', { text: '=1+1' }, '=1+1', 'cell-formula-text error', /not worked out/],
    ['an error', { error: '#N/A' }, '#N/A', 'cell-error error', /shows #N\/A/],
    [
      'a failed formula',
      { formula: '1/0', result: '#DIV/0!' },
      '#DIV/0!',
      'cell-error error',
      /shows #DIV\/0!/,
    ],
  ]
  it.each(cells)('%s is told by its address, with a cure', async (_, edit, kept, told, sentence) => {
    const world = await aReturnOfThree(app)
    const taken = await fill(world, { G6: edit })
    const found = [...taken.attention, ...taken.read].filter(({ cell }) => cell === 'Return!G6')
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual([told])
    expect(found.map((each) => sentenceOf(each, 'en'))).toEqual([expect.stringMatching(sentence)])
    expect((await typedIn(world))[0]).toBe(kept)
    // Whatever Excel made of it, it never passes for a figure unless it was read as one.
    const sent = await step(world, world.collator, 'submit')
    const blocked = isRefusal(sent) ? sent.findings.map(({ field }) => field) : []
    expect(blocked.includes(`${world.indicators[0]?.code}.typed`)).toBe(told.endsWith('error'))
  })

  it('keeps thousands and long decimals as they are', async () => {
    const world = await aReturnOfThree(app)
    const taken = await fill(world, { G7: { text: '1,250' }, G6: { number: 0.1 + 0.2 } })
    expect(await typedIn(world)).toEqual(['0.3', '1,250', ''])
    expect(taken.attention.map(({ code }) => code)).not.toContain('not-a-number')
  })

  it('asks again where a percentage stands for a count', async () => {
    const world = await aReturnOfThree(app)
    const taken = await fill(world, { G7: { percent: 0.5 } })
    expect(taken.attention.filter(({ cell }) => cell === 'Return!G7')).toMatchObject([
      { code: 'cell-percent-of-other', severity: 'error' },
    ])
  })

  it('takes the truth of a cell for yes or no, and no answer that is none', async () => {
    const world = await aReturnOfThree(app)
    const taken = await fill(world, { G8: { truth: true }, H6: { text: 'who knows' } })
    expect(await linesOf(world)).toMatchObject([{ answer: '' }, {}, { typed: 'Yes' }])
    expect(taken.attention[0]).toMatchObject({ cell: 'Return!H6', code: 'answer-unknown' })
  })

  it('keeps any words, and none that a formula never gave', async () => {
    const world = await aReturnOfThree(app)
    const taken = await fill(world, {
      J6: { text: '=1+1' },
      K6: { number: 12 },
      L6: { formula: 'A1', result: null },
      I6: { error: '#REF!' },
      J7: { text: '<b>x</b> & "y" _x0041_ \u202etxet' },
      K7: { text: 'w'.repeat(10_000) },
    })
    expect(await linesOf(world)).toMatchObject([
      { cause: '=1+1', action: '12', forecast: '', reason: '' },
      { cause: '<b>x</b> & "y" _x0041_ \u202etxet' },
      {},
    ])
    expect((await linesOf(world))[1]?.action.length).toBe(10_000)
    expect(taken.attention.map(({ cell, code }) => `${cell} ${code}`)).toEqual(
      expect.arrayContaining([
        'Return!L6 cell-formula-empty',
        'Return!I6 cell-error',
        'Return!K7 text-too-long',
      ]),
    )
  })
})

describe('altered pre-fill', () => {
  it('is told by its address and ignored', async () => {
    const world = await aReturnOfThree(app)
    const taken = await fill(world, {
      E6: { number: 35 },
      B7: null,
      F8: { text: 'anything' },
      G6: { number: 38 },
    })
    expect(taken.ignored.map((each) => `${each.cell} ${sentenceOf(each, 'en')}`)).toEqual([
      'Return!E6 It said "30.0%" and you changed it to "35": ignored.',
      'Return!B7 It said "Jobs created" and you emptied it: ignored.',
      'Return!F8 It said "Yes or No" and you changed it to "anything": ignored.',
    ])
    expect(taken.figures).toBe(1)
    const [again] = (await fill(world, { G6: { number: 39 } })).ignored
    expect(again).toBeUndefined()
  })
})

describe('a workbook that is older than the return', () => {
  it('is merged line by line with what others saved meanwhile', async () => {
    const world = await aReturnOfThree(app)
    const file = edited(await workbookOf(world), { G6: { number: 38.2 } })
    done(await save(world, world.director, [nothingEntered, typed('7')], { keyIssues: 'Snow' }))
    const taken = done(await sendBack(world, file))
    expect(taken).toMatchObject({ figures: 1, collisions: [], head: { keyIssues: 'Snow' } })
    expect(await typedIn(world)).toEqual(['38.2', '7', ''])
    expect(taken.read.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'Return!G7 changed-since',
      'Return!B3 changed-since',
    ])
  })

  it('overwrites nothing that somebody else saved: both are shown, and either can be kept', async () => {
    const world = await aReturnOfThree(app)
    const file = edited(await workbookOf(world), {
      B3: { text: 'Mine' },
      G6: { number: 38.2 },
      J6: { text: 'Bins' },
      G7: { number: 5 },
    })
    done(await save(world, world.director, [typed('40')], { keyIssues: 'Theirs' }))
    const taken = done(await sendBack(world, file))
    const code = world.indicators[0]?.code ?? ''
    expect(taken).toMatchObject({ figures: 1, texts: 0 })
    expect(await typedIn(world)).toEqual(['40', '5', ''])
    const view = takenView(taken, 'en')
    expect(view.collisions).toMatchObject([
      {
        value: code,
        parts: [
          { name: 'Figure', cell: 'Return!G6', mine: '38.2', theirs: '40' },
          { name: 'Cause', cell: 'Return!J6', mine: 'Bins', theirs: '' },
        ],
      },
      { value: 'key-issues', parts: [{ cell: 'Return!B3', mine: 'Mine', theirs: 'Theirs' }] },
    ])

    const form = new FormData()
    form.set('version', String(view.version))
    for (const { name, value } of view.collisions.flatMap(({ boxes }) => boxes)) form.set(name, value)
    form.append('take', code)
    const chosen = readChosen(form, [code])
    expect(chosen.unknown).toEqual([])
    const kept = done(await takeChosen(app, world.collator, atOf(world), chosen))
    expect(kept.keyIssues).toBe('Theirs')
    expect((await linesOf(world))[0]).toMatchObject({ typed: '38.2', cause: 'Bins' })
    // The choice was made over a line that somebody else has changed since.
    done(await save(world, world.director, [typed('41')]))
    const late = await takeChosen(app, world.collator, atOf(world), chosen)
    expect(isRefusal(late) && late.why).toBe('return-changed-meanwhile')
  })

  it('writes over what its sender saved, and says what that was', async () => {
    const world = await aReturnOfThree(app)
    const file = await workbookOf(world)
    done(await sendBack(world, edited(file, { G6: { text: '38,2' } })))
    const taken = done(await sendBack(world, edited(file, { G6: { number: 38.2 } })))
    expect(taken).toMatchObject({ figures: 1, collisions: [] })
    expect((await typedIn(world))[0]).toBe('38.2')
    expect(taken.read.map((each) => sentenceOf(each, 'en'))).toContain(
      'You had saved "38,2" since the workbook was made; it is now "38.2".',
    )
  })

  it('is no fault where both say the same', async () => {
    const world = await aReturnOfThree(app)
    const file = edited(await workbookOf(world), { G6: { number: 38.2 } })
    done(await save(world, world.director, [typed('38.2')]))
    expect(done(await sendBack(world, file))).toMatchObject({ figures: 0, collisions: [] })
  })
})

describe('who may send one', () => {
  it('is who may fill the return in, while it can be filled in', async () => {
    const world = await aReturnOfThree(app)
    const file = edited(await workbookOf(world), { G6: { number: 38.2 } })
    const reader = await anActor(app, world.place.id, 'portfolio-holder', world.department.id)
    const elsewhere = await aDepartment(app, world.place.id)
    const stranger = await anActor(app, world.place.id, 'collator', elsewhere.id)
    for (const [actor, refused] of [
      [reader, 'not-allowed'],
      [stranger, 'not-found'],
    ] as const)
      expect(await sendBack(world, file, actor)).toMatchObject({ refused })
    await send(world, [typed('38.2', { reason: 'x', cause: 'y' }), typed('7'), typed('yes')])
    expect(await sendBack(world, file)).toMatchObject({ refused: 'conflict', why: 'return-not-open' })
  })
})
