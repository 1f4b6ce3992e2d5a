/** The parts of govuk-frontend that `app.ts` starts; the package has no types of its own. */
declare module 'govuk-frontend' {
  export type Component = new (root: HTMLElement) => object
  export function createAll(component: Component): void
  export const Button: Component
  export const CharacterCount: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const NotificationBanner: Component
  export const ServiceNavigation: Component
  export const SkipLink: Component
}
