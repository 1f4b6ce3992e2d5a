import tCdf from '@stdlib/stats-base-dists-t-cdf'
import { componentsOf } from '../../src/stats/predictive-distribution.ts'
import { type Case } from './cases.ts'

/** A way to say how likely a target is; made from the cases it may learn from. */
export type Rival = (learnFrom: readonly Case[]) => (asked: Case) => number

export type Colour = 'green' | 'amber' | 'red'

/**
 * The traffic light of a council: on or beyond the profile green, within 5 % of it amber, else red. The profile is the
 * straight way from baseline to target by year; by quarter it is the same quarter of last year, moved by the ambition,
 * which scored better than the straight way.
 */
export function colourOf({ seen, baseline, target, steps, span, perYear, ambition, polarity }: Case): Colour {
  const now = seen.at(-1) ?? 0
  const sign = polarity === 'high' ? 1 : -1
  const lastYear = seen.at(-1 - perYear) ?? baseline
  const straight = baseline + ((target - baseline) * (span - steps)) / span
  const profile = perYear === 1 ? straight : lastYear * (1 + sign * ambition)
  const beyond = sign * (now - profile)
  if (beyond >= -1e-9 * Math.abs(profile)) return 'green'
  return beyond >= -0.05 * Math.abs(profile) ? 'amber' : 'red'
}

/** Share of hits among the cases of one kind, learnt per domain; one half where the kind was never seen. */
const shareOfHits =
  (kindOf: (asked: Case) => string): Rival =>
  (learnFrom) => {
    const seen = new Map<string, { hits: number; all: number }>()
    const keyOf = (asked: Case) => `${asked.domain} ${asked.steps} ${kindOf(asked)}`
    for (const asked of learnFrom) {
      const tally = seen.get(keyOf(asked)) ?? { hits: 0, all: 0 }
      seen.set(keyOf(asked), { hits: tally.hits + Number(asked.hit), all: tally.all + 1 })
    }
    return (asked) => {
      const tally = seen.get(keyOf(asked))
      return tally ? tally.hits / tally.all : 0.5
    }
  }

const asRead = { green: 0.9, amber: 0.5, red: 0.1 } as const

/** A least-squares line through all that is seen, drawn on to the target date: it meets the target or not. */
function straightLine({ seen, steps, target, polarity }: Case): number {
  const n = seen.length
  const middle = (n - 1) / 2
  const centre = seen.reduce((all, value) => all + value, 0) / n
  const products = seen.reduce((all, value, at) => all + (at - middle) * (value - centre), 0)
  const squares = seen.reduce((all, _, at) => all + (at - middle) ** 2, 0)
  const end = centre + (products / squares) * (n - 1 + steps - middle)
  return Number(polarity === 'high' ? end >= target : end <= target)
}

/** The last value stays, with a shrunken error and Student's t. */
function randomWalk({ seen, steps, target, polarity }: Case): number {
  const { point, error } = componentsOf(seen, steps).byWay.randomWalk
  const distance = polarity === 'high' ? point - target : target - point
  return error === 0 ? 0.5 : tCdf(distance / error, Math.max(seen.length - 2, 1) + 1)
}

/** What the forecast is held against. Those that learn, learn from the parts the forecast learnt from. */
export const rivals = {
  'fitted tolerance RAG': shareOfHits(colourOf),
  'unfitted tolerance RAG': () => (asked) => asRead[colourOf(asked)],
  'straight line': () => straightLine,
  'base rate': shareOfHits(({ ambition }) => String(ambition)),
  'random walk': () => randomWalk,
} satisfies Record<string, Rival>

export type RivalName = keyof typeof rivals
