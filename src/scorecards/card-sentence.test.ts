import { describe, expect, it } from 'vitest'
import type { Status } from '../indicators/assess.ts'
import { indicatorWords } from '../indicators/words.ts'
import { bandCount, cardSentence } from './card-sentence.ts'
import { scorecardWords } from './words.ts'

const words = scorecardWords('en')
const many = (...counts: [Status, number][]): Status[] =>
  counts.flatMap(([status, count]) => Array.from({ length: count }, () => status))
const said = (...counts: [Status, number][]): string =>
  cardSentence(many(...counts), words, indicatorWords('en'))

describe('the sentence over a scorecard', () => {
  it('counts what is rated, and beside it what is not, with the reason', () => {
    expect(
      said(['green', 38], ['amber', 5], ['red', 3], ['not-due', 2], ['no-target', 1], ['suppressed', 1]),
    ).toBe(
      '38 of 46 rated on target (83%): 5 close, 3 off. Not rated 4: 2 not due, 1 no target, 1 suppressed.',
    )
  })
  it('says no percentage of nothing', () => {
    expect(said(['missing', 25])).toBe('None of 25 measures is rated. Not rated 25: 25 missing.')
    expect(said(['green', 2])).toBe('2 of 2 rated on target (100%): 0 close, 0 off.')
  })
  it('counts each band for its heading', () => {
    expect(bandCount(many(['green', 4], ['red', 2], ['missing', 3]), words)).toBe('4 of 6 rated on target')
    expect(bandCount(many(['missing', 1]), words)).toBe('none of 1 measure rated yet')
  })
})
