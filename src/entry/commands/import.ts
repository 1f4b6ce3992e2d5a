import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { App } from '../../db/app.ts'
import { nothingChosen, type ImportChoices } from '../../imports/import-choices.ts'
import { keptLayouts } from '../../imports/keep-layout.action.ts'
import { isWorkbook } from '../../files/check-workbook.ts'
import { findingText } from '../../imports/finding-text.ts'
import { sheetOfFile } from '../../files/sheet-of-file.action.ts'
import type { ImportOutcome, ImportRequest } from '../../imports/import-request.action.ts'
import { importValues } from '../../imports/import-values.action.ts'
import type { LineFinding } from '../../kernel/finding.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { authorOf } from '../../rights/actor.ts'
import { makePlace } from '../../places/make-place.action.ts'
import type { Place } from '../../places/place.ts'
import { decide, mayDo } from '../../rights/policy.ts'
import { plainBrand } from '../../ui/brand.ts'
import { readArgs, WrongUsage, type Command, type Said } from './command.ts'
import { actorFor, findPlace, inStore, thePlace } from './in-store.ts'
import { findingSentence, lineSentence, refusalSentence } from './sentences.ts'

const options = {
  source: { type: 'string' },
  create: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  partial: { type: 'boolean' },
  as: { type: 'string' },
  percentages: { type: 'string' },
  years: { type: 'string' },
  layout: { type: 'string' },
} as const

export const importCommand: Command = {
  usage:
    'import values FILE --source TEXT [--create] [--dry-run] [--partial] [--layout NAME] [--percentages 0-1|0-100] [--years first|last] [--as PERSON]',
  purpose: 'Bring a CSV file or an Excel workbook of figures in, checked line by line, all or nothing.',
  async run(args) {
    const { values, positionals } = readArgs(args, options)
    const [what, file, ...more] = positionals
    if (what !== 'values' || file === undefined || more.length > 0)
      throw new WrongUsage('Say "import values" and one file.')
    if (!values.source) throw new WrongUsage('Say where the figures come from with --source.')
    const said = saidOf(values)
    const read = await readFigures(file)
    return inStore(values, async (app) => {
      const place = await placeFor(app, values.place, values.create ?? false)
      const actor = await actorFor(app, place, values.as)
      const verdict = decide(actor, 'figures.import')
      const mayCreate = !values.create || mayDo(actor, 'indicator.change')
      const choices = { ...nothingChosen, ...(await layoutOf(app, place, values.layout)), ...said }
      const result =
        verdict.allowed && mayCreate
          ? await importValues(
              app,
              place.id,
              { ...authorOf(actor), personId: actor.personId || null },
              verdict.as,
              {
                name: basename(file),
                ...read,
                source: values.source ?? '',
                create: values.create ?? false,
                dryRun: values['dry-run'] ?? false,
                partial: values.partial ?? false,
                choices,
                namesMixed: true,
              },
            )
          : refuse('not-allowed', verdict.allowed ? 'no-right' : verdict.why)
      return isRefusal(result) ? refused(basename(file), place, result) : done(place, result)
    })
  },
}

/**
 * What is said of all rows alike. Percentages under 1 are told and kept as they stand, as files of small rates need, but
 * a file that has an indicator both ways is refused until `--percentages` says which it is: nobody is there to be asked.
 */
function saidOf({ percentages, years }: { percentages?: string | undefined; years?: string | undefined }) {
  const share = { '0-1': 'share', '0-100': 'percent', '': null }[percentages ?? '']
  const named = { first: 'first', last: 'last', '': null }[years ?? '']
  if (share === undefined) throw new WrongUsage('Say --percentages 0-1 or --percentages 0-100.')
  if (named === undefined) throw new WrongUsage('Say --years first or --years last.')
  return {
    ...(share === null ? {} : { share: share as ImportChoices['share'] }),
    ...(named === null ? {} : { years: named as ImportChoices['years'] }),
  }
}

/** What was chosen for files of another product and kept under a name on the import page. */
async function layoutOf(app: App, place: Place, name: string | undefined): Promise<Partial<ImportChoices>> {
  if (name === undefined) return {}
  const layouts = await keptLayouts(app, place.id)
  const layout = layouts.find((one) => one.name === name)
  if (layout) return layout
  throw new WrongUsage(
    layouts.length === 0
      ? 'No layout was kept. Send a file on the import page, choose its columns and remember them.'
      : `There is no layout "${name}". There are: ${layouts.map((one) => one.name).join(', ')}.`,
  )
}

/** A CSV file is read in pieces as it is needed, a workbook as a whole. */
async function readFigures(file: string): Promise<Pick<ImportRequest, 'text' | 'notes'>> {
  const head = await firstBytes(file)
  if (!isWorkbook(head)) return { text: () => createReadStream(file, 'utf8') }
  const sheet = await sheetOfFile(await readFile(file))
  if ('unread' in sheet) throw new WrongUsage(findingText('en', sheet.unread))
  return { text: sheet.content, notes: sheet.notes }
}

async function firstBytes(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4))
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new WrongUsage(`The file ${file} cannot be read.`, { cause: error })
  }
}

/** A file that defines what it speaks of may be the first thing in a store: it is then given a place to go to. */
async function placeFor(app: App, name: string | undefined, create: boolean): Promise<Place> {
  if (create && name === undefined && !(await findPlace(app, undefined))) {
    await makePlace(
      app.db,
      {
        shortName: 'place',
        name: 'Our place',
        brand: plainBrand,
        helpPhone: '',
        helpEmail: '',
        isDemonstration: false,
      },
      { personId: null, name: 'Command line', requestId: 'command line' },
    )
  }
  return thePlace(app, name)
}

function done(place: Place, outcome: ImportOutcome): Said {
  const { file, rows, added, revised, unchanged, createdIndicators, createdAreas, findings, saved } = outcome
  const made =
    createdIndicators.length + createdAreas.length > 0
      ? [`Defined ${createdIndicators.length} indicators and ${createdAreas.length} areas.`]
      : []
  return {
    lines: [
      ...findings.map((finding) => lineSentence(file, finding)),
      ...made,
      `${place.name}: ${rows} rows. ${added} figures added, ${revised} changed, ${unchanged} unchanged.`,
      saved ? 'Saved.' : 'Nothing was saved: it was a trial, or the store says all of it already.',
    ],
    json: {
      place: place.shortName,
      ...outcome,
      findings: findings.map((finding) => describe(file, finding)),
    },
    isRefused: findings.some((finding) => finding.severity === 'error'),
  }
}

function refused(file: string, place: Place, refusal: Refusal): Said {
  const findings = refusal.findings as readonly LineFinding[]
  return {
    lines: [...findings.map((finding) => lineSentence(file, finding)), refusalSentence(refusal)],
    json: {
      place: place.shortName,
      file,
      saved: false,
      refused: refusal.why,
      message: refusalSentence(refusal),
      findings: findings.map((finding) => describe(file, finding)),
    },
    isRefused: true,
  }
}

const describe = (file: string, { line, field, value, code, severity, ...rest }: LineFinding) => ({
  file,
  line,
  column: field,
  value,
  code,
  severity,
  message: findingSentence({ field, code, severity, ...rest }),
})
