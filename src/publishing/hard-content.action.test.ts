import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { aTarget } from '../../test/worlds/an-indicator.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anOpenReturn, theQuarter, typed } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { accept, save, step } from '../../test/worlds/walk-return.ts'
import { elementsOf, readXml, textOf } from '../charts/testing/read-xml.ts'
import type { App } from '../db/app.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { formats, type PaperFormat } from '../paper/formats.ts'
import { partsOf, xmlPart } from '../paper/testing/read-docx.ts'
import { readPdf } from '../paper/testing/read-pdf.ts'
import { readWorkbookFile } from '../paper/testing/read-xlsx.ts'
import type { Reader } from '../reports/open-report.action.ts'
import { openEdition, openEditionFile } from './open-edition.action.ts'
import { publishReport } from './publish-report.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

/** All that a file says, read without the program that wrote it; a file that is not whole is a fault. */
const wordsOf: Readonly<Record<PaperFormat, (file: Uint8Array) => Promise<string>>> = {
  html: (file) => {
    const page = Buffer.from(file).toString().replace('<!doctype html>', '')
    const [body] = elementsOf(readXml(page.replace(/<meta([^>]*)>/g, '<meta$1/>')), 'body')
    if (!body) throw new Error('the page has no body')
    expect(elementsOf(body, 'script')).toEqual([])
    return Promise.resolve(textOf(body))
  },
  docx: async (file) => textOf(xmlPart(await partsOf(file), 'word/document.xml')),
  // Long words have places to break in.
  pdf: (file) => Promise.resolve(readPdf(file).root.text.replaceAll('\u200b', '')),
  xlsx: async (file) =>
    (await readWorkbookFile(file)).sheets
      .flatMap(({ cells }) => [...cells.values()])
      .map(({ value, hasFormula }) => (hasFormula ? 'a formula' : String(value)))
      .join(' '),
  csv: (file) => Promise.resolve(new TextDecoder().decode(file).replaceAll('""', '"')),
}

/** What each file of a report says once it is published and opened again. */
async function published(
  reader: Reader,
  definition: string,
  body: string,
): Promise<Readonly<Record<PaperFormat, string>>> {
  const asked = { definition, period: periodSlug(theQuarter), body, asAt: null }
  const { edition } = done(await publishReport(app, reader, asked))
  const { snapshot, files } = done(await openEdition(app, reader, edition.code))
  expect(snapshot?.tree.title).toBeTruthy()
  expect(files.find(({ format }) => format === 'pdf')?.extent?.count).toBeGreaterThan(0)
  const said = Object.keys(formats).map(async (format) => {
    const { bytes } = done(await openEditionFile(app, reader, edition.code, format))
    return [format, await wordsOf[format as PaperFormat](bytes)] as const
  })
  return Object.fromEntries(await Promise.all(said)) as Record<PaperFormat, string>
}

const longWord = 'w'.repeat(10_000)
const hard = {
  title: '<b>Waste</b> & "more" ]]> {#if}',
  cause: '<script>alert(1)</script> #heading *bold* $x$ _x0041_',
  action: '\u05e9\u05dc\u05d5\u05dd 42 \u202eabc\u202c',
  forecast: 'k'.repeat(4_000),
  keyIssues: '=1+1 @x {@html} &amp; #N/A',
}

describe('a published report with hard content', () => {
  it('says it as it was written in each format, and none of the five files is corrupt', async () => {
    const world = await anOpenReturn(app, [{ title: hard.title }, { source: longWord }])
    const { place, team, department } = world
    for (const indicator of world.indicators) await aTarget(app, place.id, indicator, theQuarter, '60')
    const { cause, action, forecast, keyIssues } = hard
    const lines = [typed('12.5', { cause, action, forecast }), typed('61')]
    done(await save(world, world.collator, lines, { keyIssues }))
    done(await step(world, world.collator, 'submit'))
    await accept(world)
    const said = await published({ place, actor: team, now: new Date() }, 'departmental', department.code)
    for (const [format, text] of Object.entries(said)) {
      expect(text, format).toContain(hard.title)
    }
    for (const format of ['html', 'docx', 'pdf'] as const) {
      for (const words of [cause, forecast, keyIssues, longWord])
        expect(said[format], format).toContain(words)
    }
    for (const format of ['html', 'docx'] as const) expect(said[format]).toContain(action)
    // A PDF holds letters in the order in which they are printed.
    expect(said.pdf).toContain('\u05dd\u05d5\u05dc\u05e9')
    expect(said.xlsx).not.toContain('a formula')
  })

  it('cannot hold a longer word than a return takes, and the return says so', async () => {
    const world = await anOpenReturn(app, [{}])
    const lines = [typed('12.5', { cause: longWord })]
    done(await save(world, world.collator, lines))
    const sent = await step(world, world.collator, 'submit')
    expect(isRefusal(sent) && sent.findings.map(({ code }) => code)).toContain('text-too-long')
  })
})

describe('a published report with no data at all', () => {
  const none = 'No figures for this period. Not rated 1: 1 missing.'
  it.each([
    ['departmental', none],
    ['exceptions', none],
    ['half-year', none],
    ['digest', 'Not yet started'],
    ['late', '0 of 1 accepted'],
  ])('is whole in each format, and says so: %s', async (definition, sentence) => {
    const { place, team, department } = await anOpenReturn(app, [{ isKey: true }])
    const body = definition === 'departmental' ? department.code : 'all'
    const said = await published({ place, actor: team, now: new Date() }, definition, body)
    for (const format of ['html', 'docx', 'pdf'] as const) expect(said[format]).toContain(sentence)
    expect(said.xlsx).toContain(place.name)
  })

  it('is none where nobody was asked for anything: there is nothing to publish', async () => {
    const place = await newTenant(app)
    const department = await aDepartment(app, place.id)
    const actor = await anActor(app, place.id, 'performance-team')
    const asked = {
      definition: 'departmental',
      period: periodSlug(theQuarter),
      body: department.code,
      asAt: null,
    }
    const refused = await publishReport(app, { place, actor, now: new Date() }, asked)
    expect(refused).toMatchObject({ refused: 'not-found', why: 'report-not-found' })
  })
})
