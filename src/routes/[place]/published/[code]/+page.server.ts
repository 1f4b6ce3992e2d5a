import { error } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { publishedAddress, publishedFileAddress } from '#src/publishing/addresses.ts'
import { mayPublishReport } from '#src/publishing/load-to-publish.action.ts'
import { openEdition } from '#src/publishing/open-edition.action.ts'
import { publishingWords } from '#src/publishing/words.ts'
import { reportAddress } from '#src/reports/addresses.ts'
import { readingOf } from '#src/reports/reading/reading.ts'
import { reportDefinition } from '#src/reports/report-list.ts'
import { reportWords } from '#src/reports/words.ts'
import { frameOf, within } from '../../../frame.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { app, locale } = event.locals
  const opened = await openEdition(app, { place, actor }, event.params.code)
  if (isRefusal(opened)) error(404, 'Not found')
  const { snapshot, changes, files } = opened
  // What it is printed from stays here: the page shows what was read from it.
  const { snapshot: _, hash, files: __, ...edition } = opened.edition
  const { definition, subject, period, code } = edition
  const words = publishingWords(locale)
  const { published, before } = { published: words.publish.done, before: words.publish.doneBefore }
  const notices: Readonly<Record<string, string>> = { published, before, withdrawn: words.withdraw.done }
  const notice = notices[event.url.searchParams.get('done') ?? '']
  return {
    frame: frameOf(event, {
      room: 'reports',
      trail: [
        [reportWords(locale).list.title, '/reports'],
        [words.title, '/published'],
      ],
      apiHref: `published/${code}?place=${place.shortName}`,
      ...(notice === undefined ? {} : { notice: { kind: 'success', text: notice } }),
    }),
    base,
    edition,
    hash: hash.toString('hex'),
    reading: snapshot && readingOf(snapshot.tree, event.url),
    title: snapshot?.tree.title ?? null,
    rule: snapshot?.rule.version ?? null,
    template: snapshot?.template ?? null,
    changes,
    files: edition.withdrawn
      ? []
      : files
          .toSorted((a, b) => order(definition, a.format) - order(definition, b.format))
          .map(({ format, bytes, extent }) => ({
            format,
            bytes,
            extent,
            href: `${base}${publishedFileAddress(code, format)}`,
          })),
    liveHref:
      reportDefinition(definition) && `${base}${reportAddress(definition, period, subject.code, null)}`,
    laterHref: edition.supersededBy === null ? null : `${base}${publishedAddress(edition.supersededBy)}`,
    withdrawHref:
      !edition.withdrawn &&
      (await mayPublishReport(app, { place, actor }, { definition, body: subject.code }))
        ? `${base}${publishedAddress(code)}/withdraw`
        : null,
  }
}

/** As the report offers them: Word first. */
function order(definition: string, format: string): number {
  const formats: readonly string[] = reportDefinition(definition)?.formats ?? []
  return formats.indexOf(format)
}
