import { inEachLocale } from '../ui/messages.ts'

const en = {
  navigation: {
    'my-work': 'My work',
    performance: 'Performance',
    returns: 'Returns',
    reports: 'Reports',
    people: 'People',
    settings: 'Settings',
    audit: 'Audit',
  },
  now: 'now',
  ignored: (name: string, value: string) =>
    `"${name}=${value}" in the address was not understood and was left out.`,
}

export const siteWords = inEachLocale(en)
