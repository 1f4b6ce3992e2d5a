import { inEachLocale } from '../ui/messages.ts'

const en = {
  actions: {
    'place-made': 'The place was set up',
    'person-added': 'A person was added',
    'brand-changed': 'Name, colours or contacts were changed',
    'logo-changed': 'The logo was changed',
    'definitions-imported': 'Indicators and areas were added from a file',
    'figures-imported': 'Figures were imported',
    'targets-set': 'Targets were set',
    'scorecard-made': 'The scorecard was made',
    'organisations-added': 'Organisations were added',
    'indicators-added': 'Indicators were added',
    'round-opened': 'The quarter was opened',
    'return-saved': 'Figures were saved as a draft',
    'return-sent': 'The return was sent',
    'return-queried': 'The return was queried',
    'return-accepted': 'The return was accepted and its figures signed off',
    'return-reopened': 'The return was reopened',
  },
  faults: {
    'entry-missing': (sequence: number) => `Entry ${sequence} is missing.`,
    'entry-altered': (sequence: number) => `Entry ${sequence} is not as it was written.`,
    'entry-moved': (sequence: number) => `Entry ${sequence} does not follow the one before it.`,
    'time-runs-back': (sequence: number) => `Entry ${sequence} bears an earlier time than the one before it.`,
    'tail-missing': (sequence: number) =>
      `The record ends too soon: entry ${sequence} and what followed are gone.`,
    'checkpoint-forged': (sequence: number) =>
      `The checkpoint at entry ${sequence} was not signed by this system.`,
    'checkpoint-disagrees': (sequence: number) =>
      `Entry ${sequence} is not what the checkpoint outside the database says.`,
    'figures-altered': (sequence: number) =>
      `Figures brought in by entry ${sequence} are not as they were recorded.`,
  },
}

export const recordWords = inEachLocale(en)
export type RecordWords = ReturnType<typeof recordWords>

export function isKnownAction(action: string): action is keyof typeof en.actions {
  return Object.hasOwn(en.actions, action)
}
