import { breakGlass } from '../../accounts/break-glass.action.ts'
import { newInvitation } from '../../accounts/invite.action.ts'
import { findCredentials } from '../../accounts/account.sql.ts'
import { makeSignInLink } from '../../accounts/sign-in.action.ts'
import type { App } from '../../db/app.ts'
import { outsideTenants } from '../../db/tenant.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { readConfig } from '../config.ts'
import { readArgs, WrongUsage, type Command, type Said } from './command.ts'
import { inStore, thePlace } from './in-store.ts'

/** What can be made for somebody's account: a path, and what it does. */
const forAccount: Readonly<
  Record<string, { path: (app: App, accountId: number) => Promise<string>; says: (email: string) => string }>
> = {
  link: {
    path: async (app, accountId) => `/sign-in/${await makeSignInLink(app.db, accountId)}`,
    says: (email) => `This link signs ${email} in, once, within 24 hours:`,
  },
  invite: {
    path: (app, accountId) => newInvitation(app.db, accountId),
    says: (email) => `By this link ${email} chooses a new way to sign in, once, within 7 days:`,
  },
}

export const userCommand: Command = {
  usage: 'user link EMAIL | user invite EMAIL | user break-glass',
  purpose:
    'Make a link that signs a person in once, or lets them choose a new password; or one that makes whoever opens it an administrator of the place until tomorrow, which its record tells.',
  async run(args) {
    const { values, positionals } = readArgs(args, {})
    const [what = '', email, ...more] = positionals
    const { publicOrigin } = readConfig(process.env, { dataDir: values.data })
    if (what === 'break-glass' && email === undefined)
      return inStore(values, (app) => openBreakGlass(app, publicOrigin, values.place))
    const kind = Object.hasOwn(forAccount, what) ? forAccount[what] : undefined
    if (!kind || email === undefined || more.length > 0)
      throw new WrongUsage(
        'Say "user link" and one e-mail address. For a new password say "user invite" and one e-mail address; for yourself, when nobody can sign in, "user break-glass".',
      )
    return inStore(values, async (app) => {
      const known = await outsideTenants(app.db, (trx) => findCredentials(trx, { email }))
      if (!known) return refused('account-not-found', `Nobody has an account with the address ${email}.`)
      if (known.isDisabled) return refused('account-closed', `The account of ${email} is closed.`)
      const link = publicOrigin + (await kind.path(app, known.accountId))
      return { lines: [kind.says(email), link], json: { email, link } }
    })
  },
}

async function openBreakGlass(app: App, publicOrigin: string, named: string | undefined): Promise<Said> {
  const place = await thePlace(app, named)
  const author = { personId: null, name: 'Command line', requestId: 'command line' }
  const opened = await breakGlass(app, place, new Date(), author)
  if (isRefusal(opened)) return refused(opened.why, `The record of ${place.name} takes no change now.`)
  const link = `${publicOrigin}/sign-in/${opened.token}`
  const says = `By this link you are an administrator of ${place.name} until tomorrow. It works once, within ${opened.minutes} minutes; the record tells that it was made:`
  return { lines: [says, link], json: { place: place.shortName, link } }
}

const refused = (why: string, message: string): Said => ({
  lines: [message],
  json: { refused: why, message },
  isRefused: true,
})
