import { checkCatalogue } from '../../db/catalogue.ts'
import { outsideTenants } from '../../db/tenant.ts'
import { verifyFigures } from '../../figures/verify-figures.action.ts'
import { listPlaces } from '../../places/place.sql.ts'
import { verifyPlace, type Verification } from '../../record/verify-place.action.ts'
import { recordWords } from '../../record/words.ts'
import { readArgs, type Command } from './command.ts'
import { inStore } from './in-store.ts'

export const verifyCommand: Command = {
  usage: 'verify',
  purpose:
    'Read the whole record of changes again, with its checkpoints, its figures and the fences of the tables.',
  async run(args) {
    const { values } = readArgs(args, {})
    return inStore(values, async (app) => {
      const places = await outsideTenants(app.db, listPlaces)
      const checked: Verification[] = []
      for (const place of places) {
        if (values.place === undefined || place.shortName === values.place) {
          checked.push(await verifyPlace(app, place, verifyFigures))
        }
      }
      const catalogue = await checkCatalogue(app.db)
      const isRefused = catalogue.length > 0 || checked.some(({ faults }) => faults.length > 0)
      return {
        lines: [
          ...checked.flatMap(linesOf),
          ...catalogueLines(catalogue),
          isRefused ? 'Not everything is as it was recorded.' : 'Everything is as it was recorded.',
        ],
        json: { ok: !isRefused, places: checked.map(withSentences), catalogue },
        isRefused,
      }
    })
  },
}

function linesOf(verification: Verification): string[] {
  const { place, entries, checkpoints, figures } = verification
  return [
    `${place}: ${entries} changes, ${checkpoints} checkpoints and ${figures} figures read again.`,
    ...sentencesOf(verification).map((sentence) => `  ${sentence}`),
  ]
}

function catalogueLines(faults: readonly object[]): string[] {
  return faults.length === 0
    ? ['The tables are fenced as they should be.']
    : faults.map((fault) => `The tables: ${JSON.stringify(fault)}`)
}

function withSentences(verification: Verification) {
  return { ...verification, sentences: sentencesOf(verification) }
}

function sentencesOf({ faults }: Verification): string[] {
  const words = recordWords('en').faults
  return faults.map(({ code, sequence }) => words[code](sequence))
}
