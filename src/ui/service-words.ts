import { inEachLocale } from './messages.ts'

const en = {
  notFound: {
    title: 'Page not found',
    typed: 'If you typed the web address, check it is correct.',
    pasted: 'If you pasted the web address, check you copied the whole of it.',
    allowed: 'The page may have moved, or you may need to sign in or ask for access to see it.',
    home: 'Go to the start page',
  },
  fault: {
    title: 'Sorry, there is a problem with the service',
    later: 'Try again later. What you had saved is safe.',
    reference: (reference: string) => `If you ask for help, give this reference: ${reference}`,
    help: 'Get help',
  },
  unavailable: {
    title: 'Sorry, the service is unavailable',
    later: 'It is being started or worked on. Try again in a few minutes. What you had saved is safe.',
    full: 'Its disk is full, so nothing was saved just now. Ask whoever runs the service to make room. What you had saved before is safe, and can be read.',
  },
  refused: {
    title: 'You cannot do this',
    try: 'Go back and try again. If it happens again, ask for help.',
  },
  cookies: {
    title: 'Cookies',
    what: 'Cookies are small files saved on your device when you visit a website.',
    one: 'This service uses one cookie. It is essential: it keeps you signed in, or at the one return that a link in your letter opened. It holds a random number and nothing about you, and no other website can read it.',
    none: 'There are no cookies that measure what you do, and none from anybody else, so there is nothing to accept or refuse.',
    caption: 'The cookie this service uses',
    name: 'Name',
    purpose: 'What it is for',
    expires: 'When it goes',
    purposeText: 'Keeps you signed in',
    expiresText: 'When you sign out or close the browser',
    linkPurposeText: 'Instead of signing in: keeps you at the one return that a link opened',
    linkExpiresText: 'When you leave the return or close the browser',
    plainName:
      'On a computer that runs the service for itself alone, without https, the same cookies are called tl and tl-link.',
  },
  help: {
    title: 'Help',
    who: 'Ask your performance team first. Their phone number is at the foot of every page of your place.',
    signInTitle: 'If you cannot sign in',
    signIn: 'Ask the person who invited you for a new link. Links work for a time only, and once.',
    figureTitle: 'If a figure looks wrong',
    figure:
      'Open the figure: it shows who entered it, who signed it off, when, and where it came from. The owner of the indicator can correct it; the old value is kept.',
    returnTitle: 'If you cannot send a return in time',
    return: 'Open the return and choose “Ask for more time”. Your draft is kept.',
    alsoTitle: 'About this service',
    accessibility: 'Accessibility statement',
    cookies: 'Cookies',
    design: 'The parts this service is made of',
  },
  design: {
    title: 'The parts this service is made of',
    about:
      'Each component as the pages use it. They follow the GOV.UK Design System and are compared with its published examples by a test.',
    shell: 'A page with everything around it',
  },
  accessibility: {
    title: 'Accessibility statement',
    scope: 'This statement is about Throughline, the performance service that your organisation runs.',
    canTitle: 'How you should be able to use it',
    can: {
      zoom: 'zoom in up to 400% without the page scrolling sideways',
      keyboard: 'get to and use everything with a keyboard alone',
      script: 'do every task with JavaScript switched off',
      colour: 'read every status without seeing its colour: each has a letter, a shape and a word',
      table: 'read every chart as a table of the same figures',
      forced: 'use your own colours and fonts',
    },
    standardTitle: 'What it aims at',
    standard:
      'It aims to meet level AA of the Web Content Accessibility Guidelines, version 2.2. No one outside the project has audited it, so this statement does not claim that it does.',
    testedTitle: 'How it was tested',
    tested:
      'Programs test the pages in one browser, Chromium: with the axe rules for level AA, at a width of 320 pixels, with a keyboard alone, and with and without JavaScript. Each component is compared with the published examples of the GOV.UK Design System.',
    untestedTitle: 'What has not been tested',
    untested: {
      people: 'it has not been tested by disabled people',
      reader: 'it has not been tested with a screen reader, a magnifier or speech recognition',
      browsers: 'it has not been tested in Safari or Firefox',
      documents: 'files that you make with it have been checked by programs, not by people',
    },
    knownTitle: 'What we know is not right',
    known:
      'Wide tables scroll sideways in a box of their own on narrow screens. Text that organisations write, and files that they attach, may not be accessible.',
    reportTitle: 'Telling us about a problem',
    report:
      'Ask the performance team of your place; their phone number is at the foot of every page. Say which page and what happened. Ask them too if you need a page or a report in another form.',
    enforcementTitle: 'If you are not happy with the answer',
    enforcement:
      'The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. Contact the Equality Advisory and Support Service. In Northern Ireland contact the Equality Commission for Northern Ireland.',
  },
}

/** The words of the pages that belong to no room: help, cookies, accessibility, errors. */
export const serviceWords = inEachLocale(en)
