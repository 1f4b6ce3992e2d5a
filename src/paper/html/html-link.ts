import { markup, type Markup } from '../../kernel/markup.ts'
import { pageLink } from '../link-target.ts'

/** The text as a link where it has somewhere to lead. */
export function linked(text: string | Markup, href: string | undefined): Markup {
  const target = pageLink(href)
  return target === null ? markup`${text}` : markup`<a class="govuk-link" href="${target}">${text}</a>`
}
