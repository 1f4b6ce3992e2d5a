import { describe, expect, it } from 'vitest'
import { directionMark } from './direction-mark.ts'
import { anAssessment, q2 } from './testing/an-assessment.ts'
import { indicatorWords } from './words.ts'

const words = indicatorWords('en')
function read(told: Parameters<typeof anAssessment>[0], place = 0): string {
  const assessment = anAssessment(told)
  const comparison = assessment.comparisons[place]
  if (!comparison) throw new Error('nothing is compared')
  return directionMark(assessment, comparison, words, true)
    .toString()
    .replace(/<[^>]+>/g, '')
}

describe('a direction', () => {
  it.each([
    [{ now: '38.2', before: '37.0' }, '↑ Better: up 1.2 points on last quarter'],
    [{ now: '38.2', before: '39.0' }, '↓ Worse: down 0.8 points on last quarter'],
    [{ now: '38.21', before: '38.24' }, '→ Same: unchanged on last quarter'],
    [
      { indicator: { polarity: 'low' as const }, now: '38.2', before: '37.0' },
      '↑ Worse: up 1.2 points on last quarter',
    ],
    [
      { indicator: { polarity: 'low' as const }, now: '36.2', before: '37.0' },
      '↓ Better: down 0.8 points on last quarter',
    ],
    [
      { indicator: { polarity: 'none' as const }, now: '38.2', before: '37.0' },
      '↑ Up: up 1.2 points on last quarter',
    ],
    [{ now: '38.2' }, '· Not compared: no figure for last quarter'],
    [
      { now: '38.2', before: '37.0', breaks: [q2] },
      '· Not compared: the definition changed after last quarter',
    ],
  ])('%o: the arrow says where the number went, the word whether that is good: %s', (told, said) => {
    expect(read(told)).toBe(said)
  })

  it('is read out whole where only its word is shown', () => {
    const assessment = anAssessment({ now: '38.2', before: '37.0' })
    const [comparison] = assessment.comparisons
    if (!comparison) throw new Error('nothing is compared')
    const short = directionMark(assessment, comparison, words).toString()
    expect(short).toBe(
      '<span aria-hidden="true">↑&nbsp;</span>Better<span class="govuk-visually-hidden">: up 1.2 points on last quarter</span>',
    )
  })
})
