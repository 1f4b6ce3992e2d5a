import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Place } from '../places/place.ts'
import { answers } from '../returns/return.ts'
import { loadReturnPage } from '../returns/load-page.action.ts'
import { canBeFilled } from '../returns/transitions.ts'
import { returnWords } from '../returns/words.ts'
import { categories } from '../targets/category.ts'
import { targetWords } from '../targets/words.ts'
import type { Actor } from '../rights/actor.ts'
import type { Locale } from '../ui/messages.ts'
import { issuedOf } from './issued.ts'
import { workbookFile } from './workbook-file.ts'
import { workbookWords } from './words.ts'

export interface ReturnAt {
  readonly place: Pick<Place, 'shortName' | 'name'>
  readonly organisationCode: string
  readonly period: Period
}

export interface FileMade {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The return as a workbook, for whoever may open it: it says no more than its page does. */
export async function issueWorkbook(
  app: Pick<App, 'db'>,
  actor: Actor,
  { place, organisationCode, period }: ReturnAt,
  locale: Locale,
): Promise<FileMade | Refusal> {
  const found = await readTenant(app.db, actor.tenantId, (trx) =>
    loadReturnPage(trx, actor, organisationCode, period),
  )
  if (!found) return refuse('not-found', 'return-not-found')
  const { head, lines } = found
  if (!canBeFilled(head.state)) return refuse('conflict', 'return-not-open', { state: head.state })
  const own = returnWords(locale)
  const words = workbookWords(locale)
  const bytes = await workbookFile(
    {
      issued: issuedOf({ place, head, lines }, locale, words, own),
      indicators: new Map(lines.map(({ indicator }) => [indicator.code, indicator])),
      categories: categories.map((category) => targetWords(locale).category.categories[category]),
      toPlace: new Set(lines.flatMap(({ indicator, toPlace }) => (toPlace ? [indicator.code] : []))),
      answers: answers.filter((answer) => answer !== 'value').map((answer) => own.answers[answer]),
      words,
    },
    (head.savedAt ?? new Date(`${head.opensOn}T00:00:00Z`)).toISOString(),
  )
  return { name: `${place.shortName}-${organisationCode}-${periodSlug(period)}.xlsx`, bytes }
}
