/** What a token may be good for; `write` includes reading. */
export const scopesOffered = ['read', 'write'] as const
/** For how long. Never more than a year. */
export const daysOffered = [30, 90, 365] as const
