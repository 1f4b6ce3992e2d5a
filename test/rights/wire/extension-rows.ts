import { need, page, type Row } from './row.ts'
import type { Side } from './two-sides.ts'

const address =
  (more: string) =>
  ({ department, returns }: Side): string =>
    `/returns/${department.code}/${returns.open.slug}/more-time${more}`
const opens = ['return.read', 'return'] as const
const asking = page(address(''), opens, ['return.fill', 'return'])
const deciding = page(address('/decide'), opens, ['round.open', 'place'])
/** Neither a day nor a reason: whoever may is told so, and nothing is asked for or given. */
const empty = { until: '', reason: '', asked: '0' }

const reminding = page(
  ({ department, returns }) => `/late/remind?period=${returns.open.slug}&department=${department.code}`,
  ['round.open', 'place'],
)

/** Reminders by hand, and more time for a return: a page to ask for it, and one to decide on it. */
export const extensionRows: Readonly<Record<string, Row>> = {
  'GET /[place]/late/remind': reminding,
  // Nobody has an address in this world, and there is no mail server: whoever may is told that nothing is sent.
  'POST /[place]/late/remind?/send': {
    ...reminding,
    path: ({ returns }, { place }) => `/${place.shortName}/late/remind?/send&period=${returns.open.slug}`,
    sent: () => ({ form: { shown: '' } }),
    allowed: 409,
  },
  'GET /[place]/returns/[department]/[period]/more-time': asking,
  'POST /[place]/returns/[department]/[period]/more-time': {
    ...asking,
    sent: () => ({ form: empty }),
    needs: [need('return.read', 'return', 404), need('return.fill', 'return', 404)],
    allowed: 422,
  },
  'GET /[place]/returns/[department]/[period]/more-time/decide': deciding,
  'POST /[place]/returns/[department]/[period]/more-time/decide?/give': {
    ...deciding,
    path: (side, { place }) => `/${place.shortName}${address('/decide?/give')(side)}`,
    sent: () => ({ form: empty }),
    allowed: 422,
  },
  'POST /[place]/returns/[department]/[period]/more-time/decide?/decline': {
    ...deciding,
    path: (side, { place }) => `/${place.shortName}${address('/decide?/decline')(side)}`,
    // Nobody asked: there is nothing to decline.
    sent: () => ({ form: empty }),
    allowed: 409,
  },
}
