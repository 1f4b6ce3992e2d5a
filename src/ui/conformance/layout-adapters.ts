import type { Link } from '../content.ts'
import Footer from '../Footer.svelte'
import GenericHeader from '../GenericHeader.svelte'
import type { HeadingLevel } from '../heading-level.ts'
import Pagination from '../Pagination.svelte'
import ServiceNavigation from '../ServiceNavigation.svelte'
import SummaryList from '../SummaryList.svelte'
import Table from '../Table.svelte'
import type { TagColour } from '../tag-colour.ts'
import TaskList from '../TaskList.svelte'
import { adapter, child, content, sizeIn, type Adapter, type Worded } from './adapter.ts'

type LinkOptions = Worded & { href: string; visuallyHiddenText?: string }
type Actions = { items?: LinkOptions[] }
type CellOptions = Worded & { format?: 'numeric'; colspan?: number; rowspan?: number }
type WayOptions = Worded & { href: string; labelText?: string }
type PageOptions = {
  number?: number
  href?: string
  current?: boolean
  ellipsis?: boolean
  visuallyHiddenText?: string
}
type TaskOptions = {
  title: Worded
  href?: string
  hint?: Worded
  status: Worded & { tag?: Worded & { classes?: string }; classes?: string }
}

function links(actions: Actions | undefined): Link[] {
  return (actions?.items ?? []).map((item) => ({
    text: content(item) ?? '',
    href: item.href,
    hiddenText: item.visuallyHiddenText,
  }))
}

const cell = (o: CellOptions) => ({
  text: content(o) ?? '',
  format: o.format,
  colspan: o.colspan,
  rowspan: o.rowspan,
})
const way = (o: WayOptions | undefined) =>
  o?.href ? { href: o.href, text: content(o), label: o.labelText } : undefined

const actionPaths = (at: string) => ({
  [`${at}.href`]: true as const,
  [`${at}.text`]: true as const,
  [`${at}.html`]: true as const,
  [`${at}.visuallyHiddenText`]: true as const,
})

/** Components that lay out a page: how the options of the macro become our props. */
export const layoutAdapters: Readonly<Record<string, Adapter>> = {
  footer: adapter(
    Footer,
    {
      'meta.text': true,
      'meta.html': true,
      'meta.items[].text': true,
      'meta.items[].href': true,
      'meta.visuallyHiddenTitle': true,
    },
    (o: { meta?: Worded & { items?: { text: string; href: string }[]; visuallyHiddenTitle?: string } }) => ({
      links: o.meta?.items,
      title: o.meta?.visuallyHiddenTitle,
      children: o.meta?.text || o.meta?.html ? child(o.meta) : undefined,
    }),
    // The crown, the licence and the Crown copyright.
    (element) =>
      element.tag === 'svg' ||
      element.attributes.get('class') === 'govuk-footer__licence-description' ||
      element.attributes.get('class') === 'govuk-footer__meta-item',
  ),
  'generic-header': adapter(
    GenericHeader,
    { logoText: true, logoHtml: true, url: true },
    (o: { logoText?: string; logoHtml?: string; url?: string }) => ({
      href: o.url,
      children: child({ text: o.logoText ?? '', ...(o.logoHtml && { html: o.logoHtml }) }),
    }),
  ),
  pagination: adapter(
    Pagination,
    {
      'previous.href': true,
      'previous.text': true,
      'previous.labelText': true,
      'next.href': true,
      'next.text': true,
      'next.labelText': true,
      'items[].number': true,
      'items[].href': true,
      'items[].current': true,
      'items[].ellipsis': true,
      'items[].visuallyHiddenText': true,
      landmarkLabel: true,
    },
    (o: { previous?: WayOptions; next?: WayOptions; items?: PageOptions[]; landmarkLabel?: string }) => ({
      previous: way(o.previous),
      next: way(o.next),
      label: o.landmarkLabel,
      items: o.items?.map((item) => {
        if (item.ellipsis) return 'gap'
        const { number = '', href = '', current = false, visuallyHiddenText } = item
        return { number, href, isCurrent: current, ...(visuallyHiddenText && { label: visuallyHiddenText }) }
      }),
    }),
  ),
  'service-navigation': adapter(
    ServiceNavigation,
    {
      'navigation[].text': true,
      'navigation[].html': true,
      'navigation[].href': true,
      'navigation[].current': true,
      'navigation[].active': true,
      serviceName: true,
      serviceUrl: true,
      ariaLabel: true,
      menuButtonText: true,
      menuButtonLabel: true,
      navigationLabel: true,
      navigationId: true,
      collapseNavigationOnMobile: true,
    },
    (o: {
      navigation?: (Worded & { href?: string; current?: boolean; active?: boolean })[]
      serviceName?: string
      serviceUrl?: string
      ariaLabel?: string
      menuButtonText?: string
      menuButtonLabel?: string
      navigationLabel?: string
      navigationId?: string
      collapseNavigationOnMobile?: boolean
    }) => ({
      items: (o.navigation ?? []).map((item) => ({
        text: content(item) ?? '',
        href: item.href,
        isCurrent: item.current,
        isActive: item.active,
      })),
      serviceName: o.serviceName,
      serviceHref: o.serviceUrl,
      regionLabel: o.ariaLabel,
      menuText: o.menuButtonText,
      menuLabel: o.menuButtonLabel,
      label: o.navigationLabel,
      id: o.navigationId,
      isCollapsing: o.collapseNavigationOnMobile,
    }),
  ),
  'summary-list': adapter(
    SummaryList,
    {
      'rows[].key.text': true,
      'rows[].key.html': true,
      'rows[].value.text': true,
      'rows[].value.html': true,
      ...actionPaths('rows[].actions.items[]'),
      ...actionPaths('card.actions.items[]'),
      'card.title.text': true,
      'card.title.html': true,
      'card.title.headingLevel': true,
      classes: /^govuk-summary-list--no-border$/,
    },
    (o: {
      rows: { key: Worded; value: Worded; actions?: Actions }[]
      card?: { title?: Worded & { headingLevel?: HeadingLevel }; actions?: Actions }
      classes?: string
    }) => ({
      rows: o.rows.map((row) => ({
        key: content(row.key) ?? '',
        value: content(row.value) ?? '',
        actions: row.actions && links(row.actions),
      })),
      card: o.card && {
        title: content(o.card.title) ?? '',
        level: o.card.title?.headingLevel ?? 2,
        actions: links(o.card.actions),
      },
      isWithoutBorders: o.classes?.includes('no-border'),
    }),
  ),
  table: adapter(
    Table,
    {
      caption: true,
      captionClasses: /^govuk-table__caption--(s|m|l|xl)$/,
      firstCellIsHeader: true,
      classes: /^govuk-table--small-text-until-tablet$/,
      'head[].text': true,
      'head[].html': true,
      'head[].format': true,
      'head[].colspan': true,
      'head[].rowspan': true,
      'rows[][].text': true,
      'rows[][].html': true,
      'rows[][].format': true,
      'rows[][].colspan': true,
      'rows[][].rowspan': true,
    },
    (o: {
      caption?: string
      captionClasses?: string
      firstCellIsHeader?: boolean
      classes?: string
      head?: CellOptions[]
      rows: CellOptions[][]
    }) => ({
      caption: o.caption,
      captionSize: sizeIn(o.captionClasses),
      isFirstCellHeader: o.firstCellIsHeader,
      isSmall: o.classes?.includes('small-text'),
      head: o.head?.map(cell),
      rows: o.rows.map((row) => row.map(cell)),
    }),
  ),
  'task-list': adapter(
    TaskList,
    {
      'items[].title.text': true,
      'items[].title.html': true,
      'items[].href': true,
      'items[].hint.text': true,
      'items[].hint.html': true,
      'items[].status.text': true,
      'items[].status.html': true,
      'items[].status.classes': /^govuk-task-list__status--cannot-start-yet$/,
      'items[].status.tag.text': true,
      'items[].status.tag.html': true,
      'items[].status.tag.classes': /^govuk-tag--\w+$/,
      idPrefix: true,
    },
    (o: { items: TaskOptions[]; idPrefix?: string }) => ({
      ...(o.idPrefix && { idPrefix: o.idPrefix }),
      tasks: o.items.map((task) => {
        const { tag, classes, ...words } = task.status
        const colour = tag?.classes?.replace('govuk-tag--', '') as TagColour | undefined
        const status = {
          text: content(tag ?? words) ?? '',
          tag: tag && (colour ?? ('plain' as const)),
          cannotStartYet: !!classes,
        }
        return { title: content(task.title) ?? '', href: task.href, hint: content(task.hint), status }
      }),
    }),
  ),
}
