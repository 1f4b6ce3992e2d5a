import { readAsAt } from '../../kernel/london.ts'
import { periodLabel } from '../../kernel/period-words.ts'
import type { Period } from '../../kernel/period.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { publishAll } from '../../publishing/publish-all.action.ts'
import { WrongUsage, type Said } from './command.ts'
import { actorFor, inStore, thePlace, type StoreOptions } from './in-store.ts'
import { refusedFor } from './sentences.ts'

interface PublishingOptions extends StoreOptions {
  readonly as?: string | undefined
  readonly body?: string | undefined
  readonly 'as-at'?: string | undefined
}

/** Publishes these reports of a period, and tells of each on a line of its own as soon as it is done. */
export function publishReports(
  options: PublishingOptions,
  definitions: readonly string[],
  period: Period,
): Promise<Said> {
  const { as, body, 'as-at': asAt } = options
  if (as === undefined) throw new WrongUsage('Say who publishes, by name or post, with --as.')
  const moment = asAt === undefined ? null : readAsAt(asAt)
  if (asAt !== undefined && moment === null)
    throw new WrongUsage(`"${asAt}" is not a date. Use a form like 2008-11-14.`)
  return inStore(options, async (app) => {
    const place = await thePlace(app, options.place)
    const result = await publishAll(app, await actorFor(app, place, as), {
      period,
      asAt: moment,
      definitions,
      bodies: body === undefined ? undefined : [body],
      onPublished: ({ edition }, number, of) =>
        process.stderr.write(
          `${number} of ${of}: ${edition.definition}, ${edition.subject.name}: ${edition.code}\n`,
        ),
    })
    if (isRefusal(result)) return refusedFor(place, result)
    const { published, before } = result
    const editions = published.map(({ edition: { code, definition, subject }, isNew }) => ({
      code,
      definition,
      body: subject.code,
      isNew,
    }))
    const again = before === 0 ? '' : ` ${before} of them had been published before.`
    return {
      lines: [`${published.length} reports for ${periodLabel(period)}.${again}`],
      json: { place: place.shortName, editions },
    }
  })
}
