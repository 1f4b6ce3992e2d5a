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
    'demonstration-loaded': 'The demonstration was loaded whole',
    'indicators-added': 'Indicators were added',
    'round-opened': 'The quarter was opened',
    'return-saved': 'Figures were saved as a draft',
    'return-sent': 'The return was sent',
    'return-queried': 'The return was queried',
    'return-accepted': 'The return was accepted and its figures signed off',
    'return-reopened': 'The return was reopened',
  },
  field: (path: string[]) => path.join(', '),
  fields: {
    state: 'State',
    values: 'Figure',
    keyIssues: 'Key issues',
    added: 'Figures added',
    revised: 'Figures revised',
    figures: 'Figures',
    count: 'number',
    measures: 'Measures',
    indicators: 'Indicators',
    areas: 'Areas',
    lines: 'Line',
    typed: 'entered',
    answer: 'answer',
    reason: 'reason',
    cause: 'cause',
    action: 'action',
    forecast: 'forecast',
    post: 'Post',
    role: 'Role',
    organisation: 'Organisation',
    name: 'Name',
    brand: 'Colours',
    helpPhone: 'Help by telephone',
    helpEmail: 'Help by e-mail',
    opensOn: 'Opens on',
    dueOn: 'Due on',
  },
  yes: 'yes',
  no: 'no',
  listed: (items: string, more: number) => `${items} and ${more} more`,
  timeline: {
    empty: 'No changes since it was created.',
    by: (when: string, who: string) => `${when}, ${who}`,
    byAs: (when: string, who: string, as: string) => `${when}, ${who}, acting as ${as}`,
    set: (field: string, after: string) => `${field}: ${after}`,
    changed: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
    removed: (field: string, before: string) => `${field}: ${before} → nothing`,
    why: (reason: string) => `Why: ${reason}`,
    moreChanges: (number: number) => `and ${number} more`,
    entry: (sequence: number) => `Entry ${sequence} of the record`,
  },
  audit: {
    title: 'Record of changes',
    verified: (when: string) =>
      `Read again just now and found as it was written, up to the change of ${when}.`,
    counts: (entries: number, checkpoints: number, figures: number) =>
      `${entries} changes, ${checkpoints} checkpoints kept outside the database, ${figures} figures.`,
    about: (what: string, kind: string, subject: string) => `${what} (${kind} ${subject})`,
    kinds: {
      return: 'return',
      import: 'file',
      round: 'quarter',
      place: 'place',
      person: 'person',
      scorecard: 'scorecard',
      targets: 'targets',
    } as Record<string, string>,
    verify: 'Read the whole record again and hold it against its checkpoints',
    older: 'Older changes',
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
