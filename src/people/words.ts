import { inEachLocale } from '../ui/messages.ts'

const en = {
  roles: {
    collator: 'Collator',
    'operational-director': 'Operational director',
    'performance-team': 'Performance team',
    councillor: 'Councillor',
    auditor: 'Internal auditor',
  },
  findings: {
    'name-missing': 'Enter the name of the place, for example Halton',
    'name-too-long': 'The name must be 200 characters or fewer',
    'short-name-form':
      'The short name must be 2 to 30 small letters, numbers or hyphens and begin with a letter, like halton',
    'short-name-taken': 'This short name is used for something else. Choose another',
    'post-missing': 'Enter your post, for example Performance Manager',
    'post-too-long': 'The post must be 200 characters or fewer',
    'email-form': 'Enter an e-mail address, like name@example.gov.uk',
  },
  refusals: {
    'no-right': 'Your role does not let you do that.',
    'link-used': 'This link has been used or has stopped working. Ask for a new one.',
    'not-a-demonstration': 'Only a demonstration has this page.',
    'post-not-found': 'There is no such post.',
    'short-name-taken': 'There is a place with this short name already.',
    'set-up-has-problems': 'Some answers need your attention.',
  },
}

export const peopleWords = inEachLocale(en)
export type PeopleWords = ReturnType<typeof peopleWords>
