import { inEachLocale } from '../ui/messages.ts'

const en = {
  title: 'Rule of assessment',
  lead: (version: number) =>
    `Figures are judged by rule ${version} of this place. A new rule judges from the moment it is saved; what was judged before keeps its own.`,
  family: 'How a figure becomes a colour',
  families: {
    tolerance: 'At the target green, within the tolerance amber, otherwise red',
    'tolerance-or-improving':
      'Within the tolerance green, otherwise amber if no worse than a year before, otherwise red',
    band: 'Better than the tolerance green, within it on either side amber, otherwise red',
  },
  toleranceKind: 'The tolerance is',
  kinds: { pct: 'a percentage of the target', abs: 'an amount in the indicator’s own unit' },
  tolerance: 'Tolerance',
  toleranceHint: 'For example 5. An indicator can have its own',
  exceedBy: 'Significantly exceeded',
  exceedHint:
    'Percent beyond the target from which a reason is asked for, for example 10. Leave empty for never',
  benchmark: 'What figures are held against beside their targets',
  benchmarkHint: 'A status of its own, by ranges of confidence; it changes no colour',
  benchmarks: {
    none: 'Nothing',
    nation: 'The nation, for example England',
    region: 'The region',
  },
  benchmarkGroup: (group: string) => `The median of ${group}`,
  benchmarkLevel: 'A difference counts',
  benchmarkLevels: {
    '95': 'At 95% confidence',
    '95-and-99.8': 'At 95%, and said so where it also holds at 99.8%',
  },
  reason: 'Who decided it, and why',
  reasonHint: 'Kept in the record of changes, for example agreed by the Executive Board on 14 November 2008',
  preview: 'See what would change',
  save: (version: number) => `Save as rule ${version}`,
  saved: (version: number) => `Rule ${version} is in force.`,
  effect: (period: string) => `What this rule would change in ${period}`,
  unchanged: (judged: number) => `None of ${judged} statuses would change.`,
  changed: (changed: number, judged: number) =>
    `${changed} of ${judged} statuses would change. Nothing is saved yet.`,
  noFigures: 'There are no figures to try it on yet.',
  from: 'Now',
  to: 'Would be',
  count: 'Figures',
  findings: {
    'family-missing': 'Choose how a figure becomes a colour',
    'tolerance-kind-missing': 'Choose what the tolerance is',
    'tolerance-form': 'The tolerance must be a number of 0 or more, like 5 or 0.5',
    'tolerance-over-hundred': 'A tolerance in percent must be 100 or less',
    'exceed-form': 'Enter a number of 0 or more, like 10, or leave it empty',
    'benchmark-missing': 'Choose what figures are held against',
    'benchmark-level-missing': 'Choose from which confidence on a difference counts',
    'reason-missing': 'Say who decided it and why',
    'reason-too-long': 'The reason must be 1,000 characters or fewer',
  },
  'rule-changed-meanwhile':
    'Somebody set another rule while this page was open. What you typed is kept; look at the rule in force and save again.',
}

export const ruleWords = inEachLocale(en)
