import type { RequestEvent } from '@sveltejs/kit'
import { error } from '@sveltejs/kit'
import { londonDate, londonTime, readAsAt } from '../kernel/london.ts'
import { dayOf, periodLabel, periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { readPeriod } from '../kernel/read-period.ts'
import type { Actor } from '../rights/actor.ts'
import { timeIn, type Place } from '../places/place.ts'
import { frameOutside, type Choice, type Crumb, type PageFrame } from '../ui/page.ts'
import { actingFor } from '../rights/who-may.ts'
import { roomsFor, rooms, type Room } from './navigation.ts'
import { siteWords } from './site-words.ts'

/** The place and the person of a request; every address under a place has both, or it was answered before. */
export function within(event: Pick<RequestEvent, 'locals'>): {
  place: Place
  actor: Actor
  today: string
  base: string
} {
  const { place, actor, now, byLink } = event.locals
  if ((!place || !actor) && byLink) error(byLink.ended ? 410 : 404, 'Not found', { byLink })
  if (!place || !actor) error(404, 'Not found')
  return { place, actor, today: londonDate(timeIn(place, now)), base: `/${place.shortName}` }
}

/** What an address asks for beside the page itself. */
export interface View {
  /** Null for now. */
  readonly asAt: Date | null
  readonly asAtText: string
  /** The day on which figures are judged: that of `asAt`, or today in the place. */
  readonly today: string
  readonly period: Period | null
  /** One line for each part of the query that was not understood. */
  readonly ignored: readonly string[]
}

/** Reads `period` and `as-at`; what cannot be read is said and left out, and the page still opens. */
export function viewOf(event: Pick<RequestEvent, 'locals' | 'url'>, known: readonly string[] = []): View {
  const { locale, place, now } = event.locals
  const words = siteWords(locale)
  const { searchParams } = event.url
  const ignored: string[] = []
  const asAtText = searchParams.get('as-at') ?? ''
  const asAt = asAtText === '' ? null : readAsAt(asAtText)
  if (asAtText !== '' && asAt === null) ignored.push(words.ignored('as-at', asAtText))
  const periodText = searchParams.get('period') ?? ''
  const reading = periodText === '' ? null : readPeriod(periodText)
  if (reading && reading.is !== 'one') ignored.push(words.ignored('period', periodText))
  for (const [name, value] of searchParams) {
    if (name !== 'as-at' && name !== 'period' && !known.includes(name))
      ignored.push(words.ignored(name, value))
  }
  return {
    asAt,
    asAtText: asAt ? asAtText : '',
    today: londonDate(asAt ?? timeIn(place ?? { clockShiftMs: 0 }, now)),
    period: reading?.is === 'one' ? reading.period : null,
    ignored,
  }
}

export interface FrameOptions {
  readonly room?: Room
  /** Parents between the place and this page: `[['Performance', '/indicators']]`, addresses within the place. */
  readonly trail?: readonly (readonly [text: string, href: string])[]
  /** The page shows figures: its bar lets the reader choose period and date. */
  readonly view?: View
  readonly period?: Period
  readonly periods?: readonly Period[]
  readonly body?: { readonly value: string; readonly shown: string; readonly choices: readonly Choice[] }
  /** Within the place. */
  readonly historyHref?: string
  readonly apiHref?: string
  readonly lastChanged?: { readonly on: string; readonly by: string }
  readonly notice?: PageFrame['notice']
}

/** Everything around a page's own content. */
export function frameOf(event: Pick<RequestEvent, 'locals' | 'url'>, options: FrameOptions = {}): PageFrame {
  const { locale, place, actor } = event.locals
  if (!place || !actor)
    return { ...frameOutside(locale), ...(options.notice ? { notice: options.notice } : {}) }
  const base = `/${place.shortName}`
  const words = siteWords(locale)
  const { view, historyHref, apiHref, lastChanged } = options
  const above: Crumb[] = [
    { text: place.name, href: `${base}/my-work` },
    ...(options.trail ?? []).map(([text, href]) => ({ text, href: withView(`${base}${href}`, view) })),
  ]
  const home = (actor.byLink && event.locals.byLink?.path) ?? `${base}/my-work`
  return {
    locale,
    place: {
      name: place.name,
      href: home,
      brandHref: `${base}/brand.css`,
      ...(place.hasLogo ? { logo: { src: `${base}/logo`, alt: '' } } : {}),
    },
    person: personOf(actor),
    navigation: roomsFor(actor.grants.map((grant) => grant.role)).map((room) => ({
      text: words.navigation[room],
      href: `${base}/${rooms[room]}`,
      isActive: room === options.room,
    })),
    helpHref: '/help',
    isDemonstration: place.isDemonstration,
    ...contextOf(event, options, words.now),
    ...(view?.asAt ? { past: pastOf(event, view.asAt) } : {}),
    // Above its one return there is nothing for whoever came by a link.
    trail: actor.byLink ? [] : above,
    ...(options.notice ? { notice: options.notice } : {}),
    footer: {
      asAt: whenText(view?.asAt ?? timeIn(place, event.locals.now)),
      ...(lastChanged ? { lastChanged } : {}),
      ...(historyHref ? { historyHref: `${base}${historyHref}` } : {}),
      ...(apiHref && !actor.byLink ? { apiHref: `/api/v1/${apiHref}` } : {}),
      ...(place.helpPhone ? { helpPhone: place.helpPhone } : {}),
    },
  }
}

function personOf(actor: Actor): NonNullable<PageFrame['person']> {
  const { post: name, byLink } = actor
  if (byLink) return { name, isByLink: true, signOutHref: '/link?/leave' }
  const acting = actingFor(actor)
  return {
    name,
    ...(acting === '' ? {} : { actingFor: acting }),
    accountHref: '/account?stay=1',
    signOutHref: '/sign-out',
  }
}

/** `14 November 2008, 10:42am`. */
export function whenText(instant: Date): string {
  return `${dayOf(londonDate(instant))}, ${londonTime(instant)}`
}

/** An address that carries the reader's date and period along. */
export function withView(
  href: string,
  view: Pick<View, 'asAtText'> | undefined,
  period?: Period | null,
): string {
  const query = new URLSearchParams()
  if (period) query.set('period', periodSlug(period))
  if (view?.asAtText) query.set('as-at', view.asAtText)
  const text = query.toString()
  if (text === '') return href
  return `${href}${href.includes('?') ? '&' : '?'}${text}`
}

function contextOf(
  { url }: Pick<RequestEvent, 'url'>,
  { view, period, periods, body }: FrameOptions,
  now: string,
): Pick<PageFrame, 'context'> {
  if (!view || !period) return {}
  const choices = (periods ?? [period]).map((choice) => ({
    value: periodSlug(choice),
    text: periodLabel(choice),
  }))
  const keep = [...url.searchParams].filter(([name]) => !['period', 'as-at', 'body', 'page'].includes(name))
  return {
    context: {
      action: url.pathname,
      period: { value: periodSlug(period), shown: periodLabel(period), choices },
      asAt: { value: view.asAtText.slice(0, 10), shown: view.asAt ? dayOf(londonDate(view.asAt)) : now },
      ...(body ? { body } : {}),
      keep: keep.map(([name, value]): [string, string] => [name, value]),
    },
  }
}

function pastOf({ url }: Pick<RequestEvent, 'url'>, asAt: Date): { on: string; latestHref: string } {
  const latest = new URLSearchParams(url.searchParams)
  latest.delete('as-at')
  const query = latest.toString()
  return { on: dayOf(londonDate(asAt)), latestHref: query === '' ? url.pathname : `${url.pathname}?${query}` }
}
