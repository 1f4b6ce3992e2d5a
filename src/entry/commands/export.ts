import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readTenant } from '../../db/tenant.ts'
import { exportFigures } from '../../imports/export-figures.action.ts'
import { readArgs, WrongUsage, type Command } from './command.ts'
import { actorFor, inStore, thePlace } from './in-store.ts'

export const exportCommand: Command = {
  usage: 'export DIR [--set CODE] [--as PERSON]',
  purpose: 'Write the figures of a place into DIR/figures.csv, which imports again unchanged.',
  async run(args) {
    const { values, positionals } = readArgs(args, { set: { type: 'string' }, as: { type: 'string' } })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new WrongUsage('Say one folder to write into.')
    await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      throw new WrongUsage(`The folder ${folder} cannot be written.`, { cause })
    })
    const file = join(folder, 'figures.csv')
    return inStore(values, async (app) => {
      const place = await thePlace(app, values.place)
      const actor = await actorFor(app, place, values.as)
      await readTenant(app.db, place.id, (trx) =>
        pipeline(
          exportFigures(trx, actor, { set: values.set ?? null, period: null }),
          createWriteStream(file),
        ),
      )
      return {
        lines: [`The figures of ${place.name} were written to ${file}.`],
        json: { place: place.shortName, files: [file] },
      }
    })
  },
}
