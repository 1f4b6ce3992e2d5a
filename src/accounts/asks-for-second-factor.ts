import { rightsOf, weighty, type Role } from '../rights/roles.ts'

/** Can one of these roles do what others rely on? Whoever holds such a role is asked to add a second factor. */
export function asksForSecondFactor(held: readonly Role[]): boolean {
  return held.some((role) => {
    const { everywhere, within } = rightsOf(role)
    return [...everywhere, ...within].some((action) => weighty.has(action))
  })
}
