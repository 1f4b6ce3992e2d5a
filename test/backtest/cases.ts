import { partOf, type Domain, type Part, type Series } from './series.ts'

/** One question that could have been asked at the time: will the target be met? – with the answer. */
export type Case = {
  seriesId: string
  domain: Domain
  part: Part
  perYear: 1 | 4
  /** What could be seen: the last 12 years or 20 quarters up to the day of asking. */
  seen: number[]
  /** Periods from the day of asking to the target date, and from the baseline to it. */
  steps: number
  span: number
  baseline: number
  target: number
  /** How far above (or below) the baseline the target was set: 0, 0.02, 0.05, 0.1. */
  ambition: number
  polarity: 'high' | 'low'
  outcome: number
  hit: boolean
}

const settings = {
  1: { span: 3, earliest: 3, window: 12 },
  4: { span: 4, earliest: 8, window: 20 },
} as const
const ambitions = [0, 0.02, 0.05, 0.1]
const polarities = ['high', 'low'] as const

/**
 * All cases of a series: target dates are the last value and the one 2 years earlier (4 and 6 years too for ONS), the
 * baseline stands one span before, the target is the baseline ± an ambition, and the question is asked at every period
 * from the baseline to the one before the target date.
 */
export function* casesOf(series: Series): Generator<Case> {
  const { id, domain, perYear, values, source } = series
  const { span, earliest, window } = settings[perYear]
  const yearsBack = source === 'ONS' ? [0, 2, 4, 6] : [0, 2]
  for (const years of yearsBack) {
    const due = values.length - 1 - years * perYear
    const start = due - span
    const baseline = values[start]
    const outcome = values[due]
    if (start < earliest || baseline === undefined || outcome === undefined) continue
    for (let now = start; now < due; now++) {
      const seen = values.slice(Math.max(0, now + 1 - window), now + 1)
      for (const ambition of ambitions) {
        for (const polarity of polarities) {
          const target = baseline * (polarity === 'high' ? 1 + ambition : 1 - ambition)
          const hit = polarity === 'high' ? outcome >= target : outcome <= target
          const asked = { seriesId: id, domain, part: partOf(id), perYear, seen, steps: due - now, span }
          yield { ...asked, baseline, target, ambition, polarity, outcome, hit }
        }
      }
    }
  }
}
