import type { ComponentProps } from 'svelte'
import type CharacterCount from '../CharacterCount.svelte'
import type Checkboxes from '../Checkboxes.svelte'
import type ClosingForm from '../ClosingForm.svelte'
import type DateInput from '../DateInput.svelte'
import type { FieldsProps } from '../field-row.ts'
import type FileUpload from '../FileUpload.svelte'
import type Input from '../Input.svelte'
import type Radios from '../Radios.svelte'
import type Select from '../Select.svelte'
import type Textarea from '../Textarea.svelte'
import type { Example } from './example.ts'

type Parts = {
  CharacterCount: ComponentProps<typeof CharacterCount>
  Checkboxes: ComponentProps<typeof Checkboxes>
  ClosingForm: ComponentProps<typeof ClosingForm>
  DateInput: ComponentProps<typeof DateInput>
  Fields: FieldsProps<'name' | 'sector'>
  FileUpload: ComponentProps<typeof FileUpload>
  Input: ComponentProps<typeof Input>
  Radios: ComponentProps<typeof Radios>
  Select: ComponentProps<typeof Select>
  Textarea: ComponentProps<typeof Textarea>
}

/** How the components that ask something are used. */
export const formExamples: { readonly [Name in keyof Parts]: readonly Example<Parts[Name]>[] } = {
  CharacterCount: [
    {
      title: 'A limit in characters',
      props: {
        name: 'cause',
        label: 'Cause',
        hint: 'Why the figure is below target',
        limit: { characters: 400 },
      },
    },
    {
      title: 'A limit in words',
      props: { name: 'summary', label: 'Summary', limit: { words: 100 }, value: 'One two' },
    },
  ],
  Checkboxes: [
    {
      title: 'Any number of choices',
      props: {
        name: 'themes',
        legend: 'Which themes is it for?',
        legendSize: 's',
        values: ['waste'],
        items: [
          { value: 'waste', text: 'Waste', hint: '7 indicators' },
          { value: 'energy', text: 'Energy', reveals: 'Energy has a return of its own.' },
          { divider: 'or' },
          { value: 'none', text: 'None of these', behaviour: 'exclusive' },
        ],
      },
    },
  ],
  ClosingForm: [
    {
      title: 'With a day',
      props: {
        isClosed: false,
        version: 1,
        lead: 'What is closed is kept.',
        value: '2008-11-14',
        words: {
          closedOn: 'Last day',
          closedHint: 'Today or before',
          closeButton: 'Close it',
          reopenButton: 'Open it again',
        },
      },
    },
    {
      title: 'Open it again',
      props: {
        isClosed: true,
        version: 2,
        lead: 'It closed on 14 November 2008.',
        value: '2008-11-14',
        words: {
          closedOn: 'Last day',
          closedHint: 'Today or before',
          closeButton: 'Close it',
          reopenButton: 'Open it again',
        },
      },
    },
  ],
  DateInput: [
    {
      title: 'With an error in one part',
      props: {
        id: 'due',
        namePrefix: 'due',
        legend: 'When is it due?',
        legendSize: 's',
        hint: 'For example, 14 11 2008',
        error: 'The date it is due must include a year',
        value: { day: '14', month: '11' },
        wrongParts: ['year'],
      },
    },
  ],
  Fields: [
    {
      title: 'The questions of a form, one with a problem',
      props: {
        fields: [
          { name: 'name', as: 'line', label: 'Name', hint: 'As its own people write it' },
          {
            name: 'sector',
            as: 'choice',
            label: 'Sector',
            items: [
              { value: 'public', text: 'Public' },
              { value: 'private', text: 'Private' },
            ],
          },
        ],
        values: { name: '', sector: 'public' },
        told: { problems: [{ field: 'name', text: 'Enter the name' }] },
      },
    },
  ],
  FileUpload: [
    {
      title: 'A workbook',
      props: {
        name: 'workbook',
        label: 'Upload the workbook',
        hint: 'Excel or CSV, 10 MB or less',
        accept: '.xlsx,.csv',
      },
    },
  ],
  Input: [
    {
      title: 'A sum of money',
      props: {
        name: 'spent',
        label: 'Spent by 30 September 2008',
        hint: 'Last quarter £38,400.00',
        value: '61,234.57',
        prefix: '£',
        width: 10,
        inputmode: 'decimal',
      },
    },
    {
      title: 'With an error',
      props: {
        name: 'jobs',
        label: 'Jobs created',
        error: 'Jobs created must be a number, like 42 or 1,250',
        value: 'many',
        width: 4,
        inputmode: 'numeric',
      },
    },
    {
      title: 'A rate',
      props: {
        name: 'recycled',
        label: 'Waste recycled',
        value: '38.2',
        suffix: '%',
        width: 4,
        inputmode: 'decimal',
      },
    },
  ],
  Radios: [
    {
      title: 'One choice, one of which asks more',
      props: {
        name: 'forecast',
        legend: 'Will it reach the target?',
        legendSize: 's',
        value: 'difficult',
        items: [
          { value: 'likely', text: 'Likely' },
          { value: 'difficult', text: 'Difficult', hint: 'Say why in the commentary' },
          { value: 'unlikely', text: 'Unlikely', reveals: 'The risk register gets a note.' },
        ],
      },
    },
    {
      title: 'In one line',
      props: {
        name: 'completed',
        legend: 'Have you completed this section?',
        legendSize: 's',
        isInline: true,
        items: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      },
    },
  ],
  Select: [
    {
      title: 'A choice from many',
      props: {
        name: 'instead',
        label: 'Instead of a value',
        value: 'nil',
        items: [
          { value: '', text: '(a value)' },
          { value: 'nil', text: 'Nothing to report' },
          { value: 'later', text: 'Not available yet' },
        ],
      },
    },
  ],
  Textarea: [
    {
      title: 'A longer answer',
      props: { name: 'action', label: 'Action', hint: 'Who does what, by when', rows: 3 },
    },
  ],
}
