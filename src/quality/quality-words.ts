import { dayOf } from '../kernel/period-words.ts'
import { inEachLocale } from '../ui/messages.ts'

const en = {
  title: 'Data quality',
  lead: 'Six questions about how the figures come about, answered by somebody who has looked. A check holds for twelve months.',
  checked: (day: string, by: string, grade: number) =>
    `Checked ${dayOf(day)} by the ${by}: grade ${grade} of 4.`,
  checkedShort: (day: string, grade: number) => `Checked ${dayOf(day)}, grade ${grade} of 4`,
  stale: (day: string, grade: number) =>
    `Checked ${dayOf(day)}, grade ${grade} of 4, more than twelve months ago`,
  isStale: 'That is more than twelve months ago: it is to be checked again.',
  never: 'Never checked',
  neverYet: 'Nobody has checked the quality of these figures yet.',
  grades:
    'Grade 4: six times yes. Grade 3: twice partly at most. Grade 2: one no at most. Grade 1: the rest.',
  caption: 'The latest check',
  question: 'Question',
  answer: 'Answer',
  note: 'Note',
  dimensions: {
    accuracy: 'Accuracy',
    validity: 'Validity',
    reliability: 'Reliability',
    timeliness: 'Timeliness',
    relevance: 'Relevance',
    completeness: 'Completeness',
  },
  questions: {
    accuracy: 'Are the figures right in detail, and captured once, as close to what happened as possible?',
    validity: 'Are they counted as the definition says, and by its rules alone?',
    reliability: 'Are they counted in the same way each time and everywhere?',
    timeliness: 'Are they there soon enough after what they count to be acted on?',
    relevance: 'Do they count what the decision is about?',
    completeness: 'Is nothing missing, and nothing counted twice?',
  },
  answers: { yes: 'Yes', partly: 'Partly', no: 'No' },
  noteOf: (dimension: string) => `What is lacking, and what is done about it (${dimension.toLowerCase()})`,
  check: 'Record a check',
  checkedOn: 'Checked on',
  checkedOnHint: 'Today or a day that has been, for example 2008-10-02',
  save: 'Save the check',
  earlier: 'All checks',
  when: 'When',
  who: 'Who',
  grade: 'Grade',
  of4: (grade: number) => `${grade} of 4`,
}

export const qualityWords = inEachLocale(en)
