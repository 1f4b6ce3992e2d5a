import type { ComponentProps } from 'svelte'
import type PageTabs from '../PageTabs.svelte'
import type Pagination from '../Pagination.svelte'
import type SummaryList from '../SummaryList.svelte'
import type Table from '../Table.svelte'
import type TaskList from '../TaskList.svelte'
import type { Example } from './example.ts'

type Parts = {
  PageTabs: ComponentProps<typeof PageTabs>
  Pagination: ComponentProps<typeof Pagination>
  SummaryList: ComponentProps<typeof SummaryList>
  Table: ComponentProps<typeof Table>
  TaskList: ComponentProps<typeof TaskList>
}

const quarters = ['Q1 2007/08', 'Q2 2007/08', 'Q3 2007/08', 'Q4 2007/08', 'Q1 2008/09', 'Q2 2008/09']

/** How the components that lay out facts are used. */
export const layoutExamples: { readonly [Name in keyof Parts]: readonly Example<Parts[Name]>[] } = {
  PageTabs: [
    {
      title: 'Parts of an indicator',
      props: {
        label: 'Parts of NI 192',
        tabs: [
          { text: 'Summary', href: '#summary', isCurrent: true },
          { text: 'Data', href: '#data' },
          { text: 'By area', href: '#areas' },
          { text: 'Compare', href: '#compare' },
          { text: 'Definition', href: '#definition' },
          { text: 'History', href: '#history' },
        ],
      },
    },
  ],
  Pagination: [
    {
      title: 'Pages of a list',
      props: {
        label: 'Pages of the list',
        previous: { href: '#1' },
        next: { href: '#3' },
        items: [
          { number: 1, href: '#1' },
          { number: 2, href: '#2', isCurrent: true },
          { number: 3, href: '#3' },
          'gap',
          { number: 8, href: '#8' },
        ],
      },
    },
    {
      title: 'Sections of a report',
      props: {
        label: 'Sections of the report',
        previous: { href: '#good', label: 'What went well' },
        next: { href: '#forward', label: 'Looking forward' },
      },
    },
  ],
  SummaryList: [
    {
      title: 'Facts that can be changed',
      props: {
        rows: [
          {
            key: 'Numerator',
            value: '4,132 tonnes',
            actions: [{ text: 'Change', hiddenText: 'numerator', href: '#' }],
          },
          {
            key: 'Denominator',
            value: '10,817 tonnes',
            actions: [{ text: 'Change', hiddenText: 'denominator', href: '#' }],
          },
          { key: 'Signed off by', value: 'Waste Director, 2 October 2008' },
        ],
      },
    },
    {
      title: 'A card',
      props: {
        card: { title: 'Revision of 2 October 2008', level: 4, actions: [{ text: 'Open', href: '#' }] },
        rows: [
          { key: 'Value', value: '38.2%' },
          { key: 'Why', value: 'Tonnage of one round was left out' },
        ],
      },
    },
  ],
  Table: [
    {
      title: 'Figures',
      props: {
        caption: 'Waste recycled by quarter',
        captionSize: 's',
        isFirstCellHeader: true,
        head: [
          'Quarter',
          { text: 'Actual (%)', format: 'numeric' },
          { text: 'Target (%)', format: 'numeric' },
        ],
        rows: [
          ['Q1 2008/09', { text: '37.0', format: 'numeric' }, { text: '38.0', format: 'numeric' }],
          ['Q2 2008/09', { text: '38.2', format: 'numeric' }, { text: '39.0', format: 'numeric' }],
        ],
      },
    },
    {
      title: 'Wider than the screen, sorted by a column',
      props: {
        caption: 'Six quarters of two indicators',
        captionSize: 's',
        wideId: 'wide-table',
        isFirstCellHeader: true,
        head: [
          { text: 'Indicator', href: '#sort-title', sorted: 'ascending' },
          ...quarters.map((text) => ({ text, format: 'numeric' as const })),
        ],
        rows: ['Household waste reused, recycled and composted', 'Household waste landfilled'].map(
          (title, i) => [
            { text: title, href: '#' },
            ...quarters.map((_, q) => ({ text: `${String(37 + i * 20 + q)}.0`, format: 'numeric' as const })),
          ],
        ),
      },
    },
  ],
  TaskList: [
    {
      title: 'Sections of a return',
      props: {
        tasks: [
          { title: 'Activities', href: '#activities', status: { text: 'Completed' } },
          {
            title: 'Outputs',
            href: '#outputs',
            hint: '1 figure needs a reason',
            status: { text: 'In progress', tag: 'blue' },
          },
          { title: 'Sign off', status: { text: 'Cannot start yet', cannotStartYet: true } },
        ],
      },
    },
  ],
}
