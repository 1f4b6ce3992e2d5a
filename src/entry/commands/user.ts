import { outsideTenants } from '../../db/tenant.ts'
import { findAccount } from '../../people/person.sql.ts'
import { makeSignInLink } from '../../people/sign-in.action.ts'
import { readConfig } from '../config.ts'
import { readArgs, WrongUsage, type Command } from './command.ts'
import { inStore } from './in-store.ts'

export const userCommand: Command = {
  usage: 'user link EMAIL',
  purpose: 'Make a link that signs a person in once. It works for 24 hours.',
  async run(args) {
    const { values, positionals } = readArgs(args, {})
    const [what, email, ...more] = positionals
    if (what !== 'link' || email === undefined || more.length > 0)
      throw new WrongUsage('Say "user link" and one e-mail address.')
    const { publicOrigin } = readConfig(process.env, { dataDir: values.data })
    return inStore(values, async (app) => {
      const accountId = await outsideTenants(app.db, (trx) => findAccount(trx, email))
      if (accountId === undefined) {
        const message = `Nobody has an account with the address ${email}.`
        return { lines: [message], json: { refused: 'account-not-found', message }, isRefused: true }
      }
      const link = `${publicOrigin}/sign-in/${await makeSignInLink(app.db, accountId)}`
      return { lines: [`This link signs ${email} in, once, within 24 hours:`, link], json: { email, link } }
    })
  },
}
