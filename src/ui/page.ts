import type { Locale } from './messages.ts'

export type Choice = { value: string; text: string }
export type Crumb = { text: string; href: string }
export type NavigationItem = {
  text: string
  href: string
  /** This very page. */
  isCurrent?: boolean | undefined
  /** A page above this one. */
  isActive?: boolean | undefined
}

/** What can be chosen for the whole page. Each `shown` is already in words; `asAt.value` is '' for now. */
export type PageContext = {
  /** The page's own address without its query: the form goes there by GET. */
  action: string
  period: { value: string; shown: string; choices: readonly Choice[] }
  asAt: { value: string; shown: string }
  body?: { value: string; shown: string; choices: readonly Choice[] } | undefined
  /** Other values of the query that stay as they are: `[name, value]`. */
  keep: readonly (readonly [name: string, value: string])[]
}

/** Everything around a page's own content, as a route's load gives it: plain data, dates already in words. */
export type PageFrame = {
  locale: Locale
  /** Absent on the pages outside a place. */
  place?:
    | { name: string; href: string; brandHref: string; logo?: { src: string; alt: string } | undefined }
    | undefined
  person?:
    | {
        name: string
        actingFor?: string | undefined
        /** Came by a link to one return: has no account to go to here, and leaves instead of signing out. */
        isByLink?: boolean | undefined
        accountHref?: string | undefined
        signOutHref: string
      }
    | undefined
  /** Offered when nobody is signed in. */
  signInHref?: string | undefined
  /** At most six, always in the same order; Help is added. Empty outside a place. */
  navigation: readonly NavigationItem[]
  helpHref: string
  isDemonstration?: boolean | undefined
  context?: PageContext | undefined
  /** Set when the page shows the past. */
  past?: { on: string; latestHref: string } | undefined
  /** Place, room, parent: the pages above this one. */
  trail: readonly Crumb[]
  notice?: { kind?: 'success' | undefined; text: string } | undefined
  footer: {
    asAt?: string | undefined
    lastChanged?: { on: string; by: string } | undefined
    historyHref?: string | undefined
    apiHref?: string | undefined
    helpPhone?: string | undefined
    /** The page's full address and its short form, for paper. */
    address?: string | undefined
  }
}

/** The frame of a page outside any place: sign-in, help, an error. */
export function frameOutside(locale: Locale): PageFrame {
  return { locale, navigation: [], helpHref: '/help', trail: [], footer: {} }
}
