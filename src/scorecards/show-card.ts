import type { Status } from '../indicators/assess.ts'
import { signsIn, type Sign } from '../indicators/shown-value.ts'
import { statuses } from '../indicators/status-marks.ts'
import { glyphSheet } from '../indicators/status-tag.ts'
import { indicatorWords } from '../indicators/words.ts'
import type { Markup } from '../kernel/markup.ts'
import { periodLabel } from '../kernel/period-words.ts'
import type { Links } from '../performance/addresses.ts'
import { Kept } from '../record/kept.ts'
import type { Locale } from '../ui/messages.ts'
import { chosenRows, ownersOn, type CardQuery } from './card-query.ts'
import { cardRows, judgedValue } from './card-rows.ts'
import { bandCount, cardSentence } from './card-sentence.ts'
import type { LoadedScorecard } from './scorecard.ts'
import { tableRows } from './table-rows.ts'
import { scorecardWords } from './words.ts'

/** A card in words and marks, as one reader has asked for it. */
export interface ShownCard {
  /** Of all measures, chosen or not. */
  readonly count: number
  readonly sentence: string
  readonly statuses: readonly Status[]
  readonly signs: readonly Sign[]
  /** Of all statuses; stands once on the page. */
  readonly glyphs: Markup
  readonly owners: readonly string[]
  /** How many measures the bands have together. */
  readonly shown: number
  /** Those that have a measure which was asked for. */
  readonly bands: readonly { readonly id: string; readonly heading: string; readonly rows: Markup }[]
}

/** 200 rows take 0.5 MB (measured). */
const kept = new Kept<ShownCard>(32)

/** The same card for the same question is written once: it is most of the work of its page. */
export function showCard(card: LoadedScorecard, query: CardQuery, links: Links, locale: Locale): ShownCard {
  const { sort, status, owner } = query
  const key = JSON.stringify([card.code, sort, status, owner, links, locale])
  const known = kept.find(key, card)
  if (known) return known
  const shown = write(card, query, links, locale)
  kept.keep(key, card, shown)
  return shown
}

function write(card: LoadedScorecard, query: CardQuery, links: Links, locale: Locale): ShownCard {
  const words = scorecardWords(locale)
  const rows = card.bands.flatMap((band) => band.rows)
  const marks = indicatorWords(locale)
  const all = rows.map(({ judged }) => judged.status)
  const found = card.bands.map(({ perspective, rows: own }, index) => {
    const chosen = chosenRows(own, query)
    const ratings = own.map(({ judged }) => judged.status)
    const written = cardRows(chosen, { links, periodLabel: periodLabel(card.period) }, locale)
    return {
      id: `band-${index + 1}`,
      heading: words.band(perspective, bandCount(ratings, words)),
      count: chosen.length,
      rows: tableRows(written, query.sort === null, words),
    }
  })
  const used = statuses.filter((status) => all.includes(status))
  return {
    count: rows.length,
    sentence: cardSentence(all, words, marks),
    statuses: used,
    glyphs: glyphSheet(used, marks),
    signs: signsIn(
      rows.flatMap((row) => [judgedValue(row.judged), ...row.quarters.map(({ value }) => value)]),
    ),
    owners: ownersOn(rows),
    shown: found.reduce((sum, { count }) => sum + count, 0),
    bands: found.filter(({ count }) => count > 0),
  }
}
