import { error, type RequestEvent } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import type { Finding } from '#src/kernel/finding.ts'
import { periodSlug } from '#src/kernel/period-words.ts'
import type { Period } from '#src/kernel/period.ts'
import { readPeriod } from '#src/kernel/read-period.ts'
import { markOfText } from '#src/returns/draft.ts'
import { openQuery, type AskedView } from '#src/returns/queries/open-query.ts'
import { lineView } from '#src/returns/line-view.ts'
import { loadReturnPage, type LoadedReturn } from '#src/returns/load-page.action.ts'
import type { Entered, LineInContext } from '#src/returns/return.ts'
import { canBeFilled } from '#src/returns/transitions.ts'
import { mostOnOnePage, sectionOfField, sectionsOf, type Section } from '#src/returns/sections.ts'
import { fieldName } from '#src/returns/check-return.ts'
import type { ChangedSince } from '#src/returns/changed-since.ts'
import { indicatorWords } from '#src/indicators/words.ts'
import { valueText } from '#src/figures/value-text.ts'
import { returnWords } from '#src/returns/words.ts'
import { daysLate } from '#src/returns/load-round.action.ts'
import { mayDo } from '#src/rights/policy.ts'
import { frameOf, whenText, within } from '../../../../frame.ts'

type Event = RequestEvent<{ department: string; period: string }>

/** The period of the address; anything else is a page that is not there. */
export function periodOf({ params }: Event): Period {
  const reading = readPeriod(params.period)
  if (reading.is !== 'one' || periodSlug(reading.period) !== params.period) error(404, 'Not found')
  return reading.period
}

export async function open(event: Event, typedOver?: ReadonlyMap<string, Entered>): Promise<LoadedReturn> {
  const { place, actor } = within(event)
  const found = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadReturnPage(trx, actor, event.params.department, periodOf(event), typedOver),
  )
  return found ?? error(404, 'Not found')
}

/** What every page of a return shows, in words. */
export function shown(
  event: Event,
  loaded: LoadedReturn,
  done?: keyof ReturnType<typeof returnWords>['page']['done'],
) {
  const { locale } = event.locals
  const { head } = loaded
  const { base, actor, today } = within(event)
  const words = returnWords(locale)
  const sections = sectionsOf(loaded.lines, head.keyIssues, loaded.findings, actor.personId)
  const asked = askedIn(loaded)
  const here = `/returns/${head.organisationCode}/${periodSlug(head.period)}`
  return {
    frame: frameOf(event, {
      room: 'returns',
      trail: [[words.page.room, '/returns']],
      historyHref: `${here}/history`,
      apiHref: `returns/${head.id}?place=${base.slice(1)}`,
      ...(head.savedAt
        ? { lastChanged: { on: whenText(head.savedAt), by: head.savedBy ?? words.page.noOne } }
        : {}),
      ...(done ? { notice: { kind: 'success' as const, text: words.page.done[done] } } : {}),
    }),
    head,
    daysLate: daysLate(head, today),
    here: base + here,
    lines: loaded.lines.map((line) => ({
      ...lineView(line, locale, words.answers, loaded.placings.get(line.indicator.code)),
      changed: changedText(loaded.changes.get(line.indicator.code), line, event),
      asked: asked.get(line.indicator.code) ?? null,
      isYours: line.owner?.id === actor.personId,
    })),
    sections,
    /** Where a box stands: on the page of the return, or of its section where there are many lines. */
    isLong: loaded.lines.length > mostOnOnePage,
    hrefs: Object.fromEntries(
      loaded.findings
        .map(({ field }) => field)
        .concat(loaded.lines.map(({ indicator }) => fieldName(indicator.code, 'typed')))
        .map((field) => [field, boxHref(base + here, sections, field, loaded)]),
    ),
    steps: loaded.steps.map((step) => ({ ...step, when: whenText(step.at) })),
    may: loaded.may,
    mayDelegate: loaded.mayDelegate && canBeFilled(head.state),
    signature: loaded.signature,
    ownEntry: loaded.ownEntry,
    seenKeyIssues: markOfText(head.keyIssues),
    mayGiveLink: mayDo(actor, 'link.give', { organisationId: head.organisationId }),
    savedWhen: head.savedAt ? whenText(head.savedAt) : null,
    certifiedWhen: head.certifiedAt ? whenText(head.certifiedAt) : null,
    decidedWhen: head.decidedAt ? whenText(head.decidedAt) : null,
  }
}

/** What is asked about single lines and not answered yet, by indicator code. */
function askedIn({ steps }: LoadedReturn): ReadonlyMap<string, AskedView> {
  const open = openQuery(steps)
  return new Map(
    open?.queries.map(({ code, comment }) => [code, { comment, by: open.by, when: whenText(open.at) }]),
  )
}

/** `Changed since accepted: 38.2% → 38.6% on 2 December 2008, 3pm by Waste Manager`; null where it was not. */
function changedText(
  changed: ChangedSince | undefined,
  { indicator }: LineInContext,
  event: Event,
): string | null {
  if (!changed) return null
  const { marks } = indicatorWords(event.locals.locale)
  const said = ({ value, mark }: ChangedSince['is']): string =>
    value === null ? marks[mark] : valueText(value, indicator)
  const { was, is } = changed
  const words = returnWords(event.locals.locale).page
  return words.changedSince(said(was), said(is), whenText(is.recordedAt), is.recordedBy ?? words.noOne)
}

/** The address of a box: on the page of the return, or on that of its section where there are many lines. */
function boxHref(here: string, sections: readonly Section[], field: string, { lines }: LoadedReturn): string {
  const section = lines.length > mostOnOnePage ? sectionOfField(sections, field) : undefined
  return section ? `${here}/sections/${section.slug}?checked=1#${field}` : `${here}?checked=1#${field}`
}

/** Each finding with its sentence. */
export function sentences(event: Event, findings: readonly Finding[]): (Finding & { text: string })[] {
  const table = returnWords(event.locals.locale).findings as Record<string, (args: Finding['args']) => string>
  return findings.map((finding) => ({
    ...finding,
    text: table[finding.code]?.(finding.args) ?? finding.code,
  }))
}
