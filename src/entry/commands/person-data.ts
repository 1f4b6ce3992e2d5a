import { readTenant } from '../../db/tenant.ts'
import { loadPersonData } from '../../desk/person-data.action.ts'
import { personDataText } from '../../desk/person-data-text.ts'
import { findPersonNamed } from '../../people/person.sql.ts'
import { readArgs, WrongUsage, type Command } from './command.ts'
import { inStore, thePlace } from './in-store.ts'

export const personDataCommand: Command = {
  usage: 'person-data POST-OR-ID',
  purpose: 'Everything that is held about one person, to hand to them.',
  async run(args) {
    const { values, positionals } = readArgs(args, {})
    const [named, ...more] = positionals
    if (named === undefined || more.length > 0)
      throw new WrongUsage('Name one person by post, name or number.')
    return inStore(values, async (app) => {
      const place = await thePlace(app, values.place)
      const data = await readTenant(app.db, place.id, async (trx) => {
        const id = /^[1-9]\d{0,8}$/.test(named) ? Number(named) : await findPersonNamed(trx, named)
        return id === undefined ? undefined : loadPersonData(trx, id)
      })
      if (!data) {
        const message = `There is no person or post "${named}" in ${place.name}.`
        return { lines: [message], json: { refused: 'person-not-found', message }, isRefused: true }
      }
      return { lines: personDataText(data), json: data }
    })
  },
}
