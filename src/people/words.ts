import { inEachLocale } from '../ui/messages.ts'

const en = {
  roles: {
    collator: 'Collator',
    'operational-director': 'Operational director',
    'performance-team': 'Performance team',
    councillor: 'Councillor',
    auditor: 'Internal auditor',
  },
  signIn: {
    title: 'Sign in',
    lead: 'This is a demonstration. Choose the post you want to look round as; each has just its own rights.',
    others: (count: number) => `All other posts (${count})`,
    empty: 'This store is empty. Whoever started it has been given the address that sets it up.',
    byLink: 'Ask the person who looks after this system for a link that signs you in.',
  },
  setUp: {
    title: 'Set up your place',
    name: 'Name of the place',
    nameHint: 'The council or partnership as its readers know it, for example Halton',
    shortName: 'Short name for addresses',
    shortNameHint: 'Small letters, numbers and hyphens, for example halton',
    post: 'Your post',
    postHint: 'For example Performance Manager. Posts are shown rather than names',
    email: 'Your e-mail address',
    button: 'Set up the place',
  },
  account: {
    title: 'Your places',
    post: 'Post',
    roles: 'Roles',
    nothing: 'This account has no role in any place. Ask the performance team for one.',
    signOut: 'Sign out',
  },
  brand: {
    title: 'Settings',
    heading: 'Name, colours and contacts',
    name: 'Name of the place',
    header: 'Colour of the header',
    accent: 'Accent colour',
    link: 'Colour of links',
    hint: (example: string) => `# and six figures, like ${example}`,
    phone: 'Telephone for help',
    email: 'E-mail for help',
    save: 'Save',
    saved: 'Saved.',
    logo: 'Logo',
    logoHint: 'A PNG picture, 200 kilobytes at most. It stands beside the name in the header',
    uploadLogo: 'Save the logo',
    removeLogo: 'Remove the logo',
    'logo-not-png': 'The logo must be a PNG picture',
    'logo-too-large': 'The logo must be 200 kilobytes or smaller',
    contrast: (ratio: string) => `Contrast of the name on the header: ${ratio} to 1. 4.5 is the least.`,
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
    'email-taken': 'There is an account with this e-mail address already. Use another address.',
    'set-up-has-problems': 'Some answers need your attention.',
  },
}

export const peopleWords = inEachLocale(en)
export type PeopleWords = ReturnType<typeof peopleWords>
