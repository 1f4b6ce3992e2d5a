import type { PageFrame } from '../page.ts'

/** A frame with everything in it, for the review page and the tests. The place and the names are made up. */
export const sampleFrame: PageFrame = {
  locale: 'en',
  place: { name: 'Midborough', href: '#', brandHref: '/design/brand.css' },
  person: {
    name: 'Sam Example',
    actingFor: 'Waste Manager',
    accountHref: '/account',
    signOutHref: '/sign-out',
  },
  navigation: [
    { text: 'My work', href: '#my-work' },
    { text: 'Performance', href: '#performance', isActive: true },
    { text: 'Plans', href: '#plans' },
    { text: 'Returns', href: '#returns' },
    { text: 'Money', href: '#money' },
    { text: 'Reports', href: '#reports' },
  ],
  helpHref: '/help',
  isDemonstration: true,
  context: {
    action: '/design/shell',
    period: {
      value: 'q2-2008-09',
      shown: 'Q2 2008/09',
      choices: [
        { value: 'q1-2008-09', text: 'Q1 2008/09' },
        { value: 'q2-2008-09', text: 'Q2 2008/09' },
      ],
    },
    asAt: { value: '2008-11-14', shown: '14 November 2008' },
    body: {
      value: 'all',
      shown: 'all bodies',
      choices: [
        { value: 'all', text: 'All bodies' },
        { value: 'safer', text: 'Safer Midborough' },
      ],
    },
    keep: [['set', 'national']],
  },
  past: { on: '14 November 2008', latestHref: '/design/shell' },
  trail: [
    { text: 'Midborough', href: '#midborough' },
    { text: 'Performance', href: '#performance' },
  ],
  notice: { kind: 'success', text: 'Figure saved' },
  footer: {
    asAt: '14 November 2008',
    lastChanged: { on: '2 October 2008', by: 'Waste Director' },
    historyHref: '#history',
    apiHref: '/api/v1/indicators/NI192',
    helpPhone: '01632 960 001',
    address: 'https://example.org/midborough/indicators/NI192?period=q2-2008-09',
  },
}
