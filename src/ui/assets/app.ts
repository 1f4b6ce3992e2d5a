import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend'

// The pages are whole without this file. The classes say that it runs, and govuk-frontend styles what it adds.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

const components = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
]
for (const component of components) createAll(component)
