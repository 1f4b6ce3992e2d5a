import type { ComponentProps } from 'svelte'
import type BackLink from '../BackLink.svelte'
import type Breadcrumbs from '../Breadcrumbs.svelte'
import type Button from '../Button.svelte'
import type Details from '../Details.svelte'
import type ErrorMessage from '../ErrorMessage.svelte'
import type ErrorSummary from '../ErrorSummary.svelte'
import type Fieldset from '../Fieldset.svelte'
import type Hint from '../Hint.svelte'
import type InsetText from '../InsetText.svelte'
import type Label from '../Label.svelte'
import type NotificationBanner from '../NotificationBanner.svelte'
import type Panel from '../Panel.svelte'
import type PhaseBanner from '../PhaseBanner.svelte'
import type Tag from '../Tag.svelte'
import type WarningText from '../WarningText.svelte'
import type { Example } from './example.ts'

type Parts = {
  BackLink: ComponentProps<typeof BackLink>
  Breadcrumbs: ComponentProps<typeof Breadcrumbs>
  Button: ComponentProps<typeof Button>
  Details: ComponentProps<typeof Details>
  ErrorMessage: ComponentProps<typeof ErrorMessage>
  ErrorSummary: ComponentProps<typeof ErrorSummary>
  Fieldset: ComponentProps<typeof Fieldset>
  Hint: ComponentProps<typeof Hint>
  InsetText: ComponentProps<typeof InsetText>
  Label: ComponentProps<typeof Label>
  NotificationBanner: ComponentProps<typeof NotificationBanner>
  Panel: ComponentProps<typeof Panel>
  PhaseBanner: ComponentProps<typeof PhaseBanner>
  Tag: ComponentProps<typeof Tag>
  WarningText: ComponentProps<typeof WarningText>
}

/** How the components that say something are used. */
export const textExamples: { readonly [Name in keyof Parts]: readonly Example<Parts[Name]>[] } = {
  BackLink: [
    { title: 'On a task page', props: { href: '#' } },
    { title: 'To a named page', props: { href: '#', text: 'Back to Performance' } },
  ],
  Breadcrumbs: [
    {
      title: 'Place, room and this page',
      props: {
        label: 'Breadcrumb example',
        items: [
          { text: 'Midborough', href: '#' },
          { text: 'Performance', href: '#' },
          { text: 'Household waste recycled' },
        ],
      },
    },
  ],
  Button: [
    { title: 'Primary: one a page', props: {}, inside: 'Save and continue' },
    { title: 'Secondary', props: { kind: 'secondary' }, inside: 'Download workbook' },
    { title: 'Warning', props: { kind: 'warning' }, inside: 'Remove Sam Example' },
    { title: 'A link that looks like one', props: { href: '#' }, inside: 'Enter the Q3 figure' },
    { title: 'To a start page', props: { href: '#', isStart: true }, inside: 'Start now' },
    { title: 'Pressed once', props: { preventDoubleClick: true }, inside: 'Send to the Finance Manager' },
  ],
  Details: [
    {
      title: 'An explanation',
      props: { summary: 'Why this status?' },
      inside: '38.2% is 0.8 points below the target of 39.0%, and within 5% of it.',
    },
  ],
  ErrorMessage: [
    { title: 'Above a control', props: {}, inside: 'Jobs created must be a number, like 42 or 1,250' },
  ],
  ErrorSummary: [
    {
      title: 'Two errors',
      props: {
        disableAutoFocus: true,
        errors: [
          {
            text: 'Enter the number of jobs created in quarter 2, or choose “Nothing to report”',
            href: '#jobs',
          },
          { text: 'Waste recycled must have 1 decimal place or fewer, like 38.2', href: '#recycled' },
        ],
      },
    },
  ],
  Fieldset: [{ title: 'Round several controls', props: { legend: 'Grant for quarter 2', legendSize: 'm' } }],
  Hint: [
    { title: 'Under a label', props: {}, inside: 'Cash received by 30 September, for example 12,246.91' },
  ],
  InsetText: [
    { title: 'Plain', props: {}, inside: 'Figures for quarter 3 are due on 31 January 2009.' },
    {
      title: 'A query',
      props: { kind: 'query' },
      inside: '72.0 is higher than expected from past figures (4.0 to 7.5).',
    },
    { title: 'A note', props: { kind: 'note' }, inside: 'The definition changed on 1 April 2008.' },
  ],
  Label: [{ title: 'Of a control', props: {}, inside: 'Year-end estimate' }],
  NotificationBanner: [
    {
      title: 'News',
      props: { text: 'Quarter 3 opens on 5 January 2009', titleId: 'banner-news', titleLevel: 4 },
    },
    {
      title: 'It worked',
      props: {
        kind: 'success',
        text: 'Return sent to the Finance Manager',
        titleId: 'banner-success',
        titleLevel: 4,
        disableAutoFocus: true,
      },
    },
  ],
  Panel: [
    {
      title: 'The end of a task',
      props: { title: 'Return sent', level: 4 },
      inside: 'Energy Advice, quarter 2 of 2008/09',
    },
  ],
  PhaseBanner: [
    { title: 'A demonstration', props: { tag: 'Demonstration' }, inside: 'You can try anything here.' },
  ],
  Tag: [
    { title: 'Not yet started', props: { colour: 'blue' }, inside: 'Not yet started' },
    { title: 'Submitted', props: { colour: 'purple' }, inside: 'Submitted' },
    { title: 'Certified', props: { colour: 'teal' }, inside: 'Certified' },
    { title: 'Queried', props: { colour: 'orange' }, inside: 'Queried' },
    { title: 'Late', props: { colour: 'magenta' }, inside: '3 working days late' },
    { title: 'Without a colour', props: {}, inside: 'Draft' },
  ],
  WarningText: [{ title: 'Before something final', props: {}, inside: 'You cannot undo this.' }],
}
