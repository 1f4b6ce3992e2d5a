import BackLink from '../BackLink.svelte'
import Breadcrumbs from '../Breadcrumbs.svelte'
import Button from '../Button.svelte'
import Details from '../Details.svelte'
import ErrorMessage from '../ErrorMessage.svelte'
import ErrorSummary from '../ErrorSummary.svelte'
import Fieldset from '../Fieldset.svelte'
import Hint from '../Hint.svelte'
import InsetText from '../InsetText.svelte'
import Label from '../Label.svelte'
import NotificationBanner from '../NotificationBanner.svelte'
import Panel from '../Panel.svelte'
import PhaseBanner from '../PhaseBanner.svelte'
import SkipLink from '../SkipLink.svelte'
import Tag from '../Tag.svelte'
import type { TagColour } from '../tag-colour.ts'
import WarningText from '../WarningText.svelte'
import type { HeadingLevel } from '../heading-level.ts'
import { adapter, child, content, sizeIn, type Adapter, type Worded } from './adapter.ts'

const labelSize = /^govuk-label--(s|m|l|xl)$/
const legendSize = /^govuk-fieldset__legend--(s|m|l|xl)$/
const words = { text: true, html: true } as const

type Legend = Worded & { classes?: string; isPageHeading?: boolean }

/** Components that say something: how the options of the macro become our props. */
export const textAdapters: Readonly<Record<string, Adapter>> = {
  'back-link': adapter(BackLink, { ...words, href: true }, (o: Worded & { href?: string }) => ({
    href: o.href ?? '#',
    text: content(o),
  })),
  breadcrumbs: adapter(
    Breadcrumbs,
    {
      'items[].text': true,
      'items[].html': true,
      'items[].href': true,
      collapseOnMobile: true,
      labelText: true,
    },
    (o: { items?: (Worded & { href?: string })[]; collapseOnMobile?: boolean; labelText?: string }) => ({
      items: (o.items ?? []).map((item) => ({ text: content(item) ?? '', href: item.href })),
      collapseOnMobile: o.collapseOnMobile,
      label: o.labelText,
    }),
  ),
  button: adapter(
    Button,
    {
      ...words,
      classes: /^govuk-button--(secondary|warning|inverse)$/,
      href: true,
      disabled: true,
      isStartButton: true,
      name: true,
      type: true,
      value: true,
      preventDoubleClick: true,
      id: true,
    },
    (
      o: Worded & {
        classes?: string
        href?: string
        disabled?: boolean
        isStartButton?: boolean
        name?: string
        type?: 'submit'
        value?: string
        preventDoubleClick?: boolean
        id?: string
      },
    ) => ({
      children: child(o.html && o.isStartButton ? { html: `<span>${o.html}</span>` } : o),
      kind: o.classes?.replace('govuk-button--', '') as 'secondary' | undefined,
      href: o.href,
      isStart: o.isStartButton,
      name: o.name,
      value: o.value,
      type: o.type,
      disabled: o.disabled,
      preventDoubleClick: o.preventDoubleClick,
      id: o.id,
    }),
  ),
  details: adapter(
    Details,
    { ...words, summaryText: true, summaryHtml: true, id: true, open: true },
    (o: Worded & { summaryText?: string; summaryHtml?: string; id?: string; open?: boolean }) => ({
      summary: content({ text: o.summaryText ?? '', html: o.summaryHtml ?? '' }) ?? '',
      id: o.id,
      open: o.open,
      children: child(o),
    }),
  ),
  'error-message': adapter(
    ErrorMessage,
    { ...words, id: true, visuallyHiddenText: true },
    (o: Worded & { id?: string; visuallyHiddenText?: string | false }) => ({
      id: o.id,
      prefix: o.visuallyHiddenText === '' ? false : o.visuallyHiddenText,
      children: child(o),
    }),
  ),
  'error-summary': adapter(
    ErrorSummary,
    {
      titleText: true,
      titleHtml: true,
      descriptionText: true,
      descriptionHtml: true,
      'errorList[].text': true,
      'errorList[].html': true,
      'errorList[].href': true,
      disableAutoFocus: true,
    },
    (o: {
      titleText?: string
      titleHtml?: string
      descriptionText?: string
      descriptionHtml?: string
      errorList?: (Worded & { href?: string })[]
      disableAutoFocus?: boolean
    }) => ({
      title: content({ text: o.titleText ?? '', html: o.titleHtml ?? '' }),
      description: content({ text: o.descriptionText ?? '', html: o.descriptionHtml ?? '' }),
      errors: (o.errorList ?? []).map((item) => ({ text: content(item) ?? '', href: item.href })),
      disableAutoFocus: o.disableAutoFocus,
    }),
  ),
  fieldset: adapter(
    Fieldset,
    {
      'legend.text': true,
      'legend.html': true,
      'legend.classes': legendSize,
      'legend.isPageHeading': true,
      describedBy: true,
      role: /^group$/,
      html: true,
    },
    (o: { legend?: Legend; describedBy?: string; role?: 'group'; html?: string }) => ({
      legend: content(o.legend),
      legendSize: sizeIn(o.legend?.classes),
      isPageHeading: o.legend?.isPageHeading,
      describedBy: o.describedBy,
      role: o.role,
      children: o.html ? child(o) : undefined,
    }),
  ),
  hint: adapter(Hint, { ...words, id: true }, (o: Worded & { id?: string }) => ({
    id: o.id,
    children: child(o),
  })),
  'inset-text': adapter(InsetText, { ...words, id: true }, (o: Worded & { id?: string }) => ({
    id: o.id,
    children: child(o),
  })),
  label: adapter(
    Label,
    { ...words, classes: labelSize, isPageHeading: true, for: true },
    (o: Worded & { classes?: string; isPageHeading?: boolean; for?: string }) => ({
      size: sizeIn(o.classes),
      isPageHeading: o.isPageHeading,
      for: o.for,
      children: child(o),
    }),
  ),
  'notification-banner': adapter(
    NotificationBanner,
    {
      ...words,
      type: true,
      titleText: true,
      titleHtml: true,
      titleHeadingLevel: true,
      titleId: true,
      role: true,
      disableAutoFocus: true,
    },
    (
      o: Worded & {
        type?: string
        titleText?: string
        titleHtml?: string
        titleHeadingLevel?: HeadingLevel
        titleId?: string
        role?: 'alert'
        disableAutoFocus?: boolean
      },
    ) => ({
      kind: o.type === 'success' ? ('success' as const) : undefined,
      text: o.text,
      title:
        o.titleText || o.titleHtml
          ? content({ text: o.titleText ?? '', html: o.titleHtml ?? '' })
          : undefined,
      titleLevel: o.titleHeadingLevel,
      titleId: o.titleId,
      role: o.role,
      disableAutoFocus: o.disableAutoFocus,
      children: o.html ? child(o) : undefined,
    }),
  ),
  panel: adapter(
    Panel,
    { ...words, titleText: true, titleHtml: true, headingLevel: true },
    (o: Worded & { titleText?: string; titleHtml?: string; headingLevel?: HeadingLevel }) => ({
      title: content({ text: o.titleText ?? '', html: o.titleHtml ?? '' }) ?? '',
      level: o.headingLevel,
      children: o.html || o.text ? child(o) : undefined,
    }),
  ),
  'phase-banner': adapter(
    PhaseBanner,
    { ...words, 'tag.text': true, 'tag.html': true, 'tag.classes': /^govuk-tag--\w+$/ },
    (o: Worded & { tag?: Worded & { classes?: string } }) => ({
      tag: content(o.tag) ?? '',
      tagColour: o.tag?.classes?.replace('govuk-tag--', '') as TagColour | undefined,
      children: child(o),
    }),
  ),
  'skip-link': adapter(SkipLink, { ...words, href: true }, (o: Worded & { href?: string }) => ({
    text: content(o),
    href: o.href ?? '#content',
  })),
  tag: adapter(Tag, { ...words, classes: /^govuk-tag--\w+$/ }, (o: Worded & { classes?: string }) => ({
    colour: o.classes?.replace('govuk-tag--', '') as TagColour | undefined,
    children: child(o),
  })),
  'warning-text': adapter(
    WarningText,
    { ...words, iconFallbackText: true },
    (o: Worded & { iconFallbackText?: string }) => ({ iconWords: o.iconFallbackText, children: child(o) }),
  ),
}
