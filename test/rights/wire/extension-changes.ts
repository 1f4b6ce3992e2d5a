import type { ChangeMade } from './change-made.ts'

/** Forms on more time for a return, filled in as they should be. */
export const extensionChanges: Readonly<Record<string, ChangeMade>> = {
  'POST /[place]/returns/[department]/[period]/more-time/decide?/give': {
    as: 'team',
    done: 303,
    make: async ({ app, place, own }) => {
      const { rows } = await app.db.pool.query<{ until: string }>(
        `update round set due_on = current_date from return r
        where r.id = $1 and r.tenant_id = round.tenant_id and r.period_kind = round.period_kind
          and r.period_index = round.period_index
        returning (current_date + 7)::text as until`,
        [own.returns.open.id],
      )
      return {
        path: `/${place.shortName}/returns/${own.department.code}/${own.returns.open.slug}/more-time/decide?/give`,
        boxes: { asked: '0', until: rows[0]?.until ?? '', reason: 'The figures of the region come late' },
      }
    },
  },
}

export const extensionsLeftOut: Readonly<Record<string, string>> = {
  'POST /[place]/late/remind?/send':
    'sends nothing without a mail server, as remind-late.action.test.ts tries',
  'POST /[place]/returns/[department]/[period]/more-time':
    'read box by box, as extensions.action.test.ts tries; nobody of this world fills in',
  'POST /[place]/returns/[department]/[period]/more-time/decide?/decline':
    'read box by box, as extensions.action.test.ts tries',
}
