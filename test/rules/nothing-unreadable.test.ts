import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { formats, type PaperFormat } from '../../src/paper/formats.ts'
import { readWords } from '../../src/paper/testing/read-tables.ts'
import { reportDefinitions, type ReportDefinition } from '../../src/reports/report-list.ts'
import { holds, type Need } from '../rights/wire/expected.ts'
import { everyRole, type Holder } from '../rights/wire/people.ts'
import { serve, type Served } from '../rights/wire/served.ts'
import { twoSides, type Side, type TwoSides } from '../rights/wire/two-sides.ts'
import { quietApp } from '../worlds/quiet-app.ts'

/**
 * Always true, 5: a reader never sees, in any list, count, chart, export or error, what they may not open. Lists, pages and
 * what opens: `test/rights/wire/lists.test.ts`, `theme-officer.test.ts`; every way in: `wire.test.ts`. Here the files of
 * the reports, in every format, for every role that reads one half of a place and not the other.
 */
let app: App
let world: TwoSides
let served: Served
let readers: Holder[]
beforeAll(async () => {
  app = await quietApp()
  world = await twoSides(app)
  const reads: Need = { action: 'performance.read', of: 'indicator', otherwise: 404 }
  readers = (await everyRole(world)).filter(
    (holder) => holds(holder, reads, true) && !holds(holder, reads, false),
  )
  served = await serve(app)
}, 120_000)

const opensReturns: Need = { action: 'return.read', of: 'return', otherwise: 404 }

/** What tells of the other half: the code and the title of its indicator, its card; its department, unless the reader opens its returns. */
function tellsOf({ indicator, card, department }: Side, reader: Holder): readonly string[] {
  const name = holds(reader, opensReturns, false) ? [] : ['Department foreign', department.code]
  return [indicator.code, indicator.title, card, ...name]
}

interface Got {
  readonly status: number
  readonly bytes: Uint8Array
}

async function get({ cookie }: Holder, path: string): Promise<Got> {
  const answer = await fetch(served.origin + path, { headers: { cookie, accept: '*/*' } })
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

const textOf = ({ bytes }: Got): string => Buffer.from(bytes).toString()
const file = ({ code }: Pick<ReportDefinition, 'code'>, body: string, slug: string, format: string): string =>
  `/api/v1/reports/${code}:${body}:${slug}/files/${format}?place=${world.place.shortName}`

/** By what a report is about: its name on a side, `all` for the whole place. */
const bodyOf = ({ of }: ReportDefinition, { department, card }: Side, theme: string): string =>
  ({ department: department.code, theme, scorecard: card, place: 'all' })[of]

const asked = Object.keys(formats) as PaperFormat[]

describe('a report as a file, to whoever reads one half of the place', () => {
  it.each(asked)('tells as %s of nothing in the other half', async (format) => {
    expect(readers.length).toBeGreaterThan(3)
    const { own, foreign } = world
    const given: string[] = []
    let opened = 0
    for (const reader of readers)
      for (const definition of reportDefinitions) {
        const path = file(definition, bodyOf(definition, own, 'own-theme'), own.returns.accepted.slug, format)
        const got = await get(reader, path)
        expect([200, 404], path).toContain(got.status)
        if (got.status === 404) continue
        opened += 1
        const words = (await readWords(format, got.bytes)).replace(/[\s\u00a0\u200b]+/g, ' ')
        if (definition.of === 'department') expect(words).toContain(own.indicator.code)
        given.push(
          ...tellsOf(foreign, reader)
            .filter((word) => words.includes(word))
            .map((word) => `${reader.name}: ${definition.code} tells of ${word}`),
        )
      }
    expect(given).toEqual([])
    expect(opened).toBeGreaterThan(2 * readers.length)
  })

  it.each(asked)('answers as %s for the other half what it answers for what is not there', async (format) => {
    const { foreign } = world
    const slug = foreign.returns.accepted.slug
    const differing: string[] = []
    for (const reader of readers)
      for (const definition of reportDefinitions.filter(({ of }) => of !== 'place')) {
        const body = bodyOf(definition, foreign, 'foreign-theme')
        const there = await get(reader, file(definition, body, slug, format))
        const nowhere = await get(reader, file(definition, 'nowhere', slug, format))
        const plain = (got: Got, name: string): string =>
          textOf(got)
            .replaceAll(name, '…')
            .replace(/"(reference|instance|requestId)":"[^"]*"/g, '')
        if (there.status !== 404 || plain(there, body) !== plain(nowhere, 'nowhere'))
          differing.push(`${reader.name}: ${definition.code}: ${there.status} ${textOf(there).slice(0, 200)}`)
      }
    expect(differing).toEqual([])
  })

  it('offers no report of the other half, and counts no figure of it', async () => {
    for (const reader of readers) {
      const page = await get(reader, `/${world.place.shortName}/reports`)
      const list = await get(reader, `/api/v1/reports?place=${world.place.shortName}&limit=1000`)
      expect([page.status, list.status]).toEqual([200, 200])
      expect(textOf(page)).not.toContain(`body=${world.foreign.department.code}`)
      const { items } = JSON.parse(textOf(list)) as {
        items: { definition: string; body: { code: string }; figuresDue: number }[]
      }
      expect(items.filter(({ body }) => body.code.startsWith('foreign'))).toEqual([])
      const ofFigures = items.filter(({ definition }) => definition !== 'late')
      expect(ofFigures.length).toBeGreaterThan(0)
      expect(ofFigures.filter(({ figuresDue }) => figuresDue > 1)).toEqual([])
    }
  })
})
