import CharacterCount from '../CharacterCount.svelte'
import Checkboxes from '../Checkboxes.svelte'
import type { ChoiceItem, Divider } from '../choices.ts'
import { dateParts, type DatePart } from '../date-parts.ts'
import DateInput from '../DateInput.svelte'
import FileUpload from '../FileUpload.svelte'
import Input from '../Input.svelte'
import Radios from '../Radios.svelte'
import Select from '../Select.svelte'
import Textarea from '../Textarea.svelte'
import { adapter, content, sizeIn, type Adapter, type Worded } from './adapter.ts'

type Titled = Worded & { classes?: string; isPageHeading?: boolean }
type FieldOptions = {
  name: string
  id?: string
  label?: Titled
  hint?: Worded
  errorMessage?: Worded
  describedBy?: string
  disabled?: boolean
  value?: string
  rows?: number
  spellcheck?: boolean
  autocomplete?: AutoFill
}
type GroupOptions = {
  name: string
  idPrefix?: string
  fieldset?: { legend?: Titled; describedBy?: string }
  hint?: Worded
  errorMessage?: Worded
  describedBy?: string
  classes?: string
}
type ItemOptions = Worded & {
  value: string
  id?: string
  name?: string
  hint?: Worded
  checked?: boolean
  disabled?: boolean
  behaviour?: 'exclusive'
  divider?: string
  conditional?: { html?: string }
}
type PartOptions = {
  name: DatePart
  error?: boolean | undefined
  value?: string | undefined
  classes?: string
}

const fieldPaths = {
  name: true,
  id: true,
  'label.text': true,
  'label.html': true,
  'label.classes': /^govuk-label--(s|m|l|xl)$/,
  'label.isPageHeading': true,
  'hint.text': true,
  'errorMessage.text': true,
  describedBy: true,
  disabled: true,
} as const
const textPaths = { ...fieldPaths, value: true, rows: true, spellcheck: true, autocomplete: true } as const

function field(o: FieldOptions) {
  return {
    name: o.name,
    id: o.id,
    label: content(o.label) ?? '',
    labelSize: sizeIn(o.label?.classes),
    isPageHeading: o.label?.isPageHeading,
    hint: content(o.hint),
    error: content(o.errorMessage),
    describedBy: o.describedBy,
    disabled: o.disabled,
  }
}

const groupPaths = {
  name: true,
  idPrefix: true,
  'fieldset.legend.text': true,
  'fieldset.legend.html': true,
  'fieldset.legend.classes': /^govuk-fieldset__legend--(s|m|l|xl)$/,
  'fieldset.legend.isPageHeading': true,
  'fieldset.describedBy': true,
  'hint.text': true,
  'errorMessage.text': true,
  describedBy: true,
} as const
const itemPaths = {
  'items[].value': true,
  'items[].text': true,
  'items[].html': true,
  'items[].id': true,
  'items[].name': true,
  'items[].hint.text': true,
  'items[].checked': true,
  'items[].disabled': true,
  'items[].divider': true,
  'items[].behaviour': true,
  'items[].conditional.html': true,
} as const

function group(o: Omit<GroupOptions, 'name'>) {
  return {
    legend: content(o.fieldset?.legend),
    legendSize: sizeIn(o.fieldset?.legend?.classes),
    isPageHeading: o.fieldset?.legend?.isPageHeading,
    hint: content(o.hint),
    error: content(o.errorMessage),
    describedBy: o.fieldset?.describedBy ?? o.describedBy,
  }
}

function items(list: readonly ItemOptions[]): (ChoiceItem | Divider)[] {
  return list.map((item) => {
    if (item.divider) return { divider: item.divider }
    const { value, id, name, checked, disabled, behaviour } = item
    const words = { text: content(item) ?? '', hint: content(item.hint), reveals: content(item.conditional) }
    return { value, id, name, checked, disabled, behaviour, ...words }
  })
}

/** Components that ask something: how the options of the macro become our props. */
export const formAdapters: Readonly<Record<string, Adapter>> = {
  'character-count': adapter(
    CharacterCount,
    { ...textPaths, autocomplete: /^$/, maxlength: true, maxwords: true, threshold: true },
    (o: FieldOptions & { maxlength?: number; maxwords?: number; threshold?: number }) => ({
      ...field(o),
      value: o.value,
      rows: o.rows,
      spellcheck: o.spellcheck,
      limit: o.maxwords ? { words: o.maxwords } : { characters: o.maxlength ?? 0 },
      threshold: o.threshold,
    }),
  ),
  checkboxes: adapter(
    Checkboxes,
    { ...groupPaths, ...itemPaths, 'values[]': true, classes: /^govuk-checkboxes--small$/ },
    (o: GroupOptions & { items: ItemOptions[]; values?: string[] }) => ({
      ...group(o),
      name: o.name,
      idPrefix: o.idPrefix,
      items: items(o.items),
      values: o.values,
      isSmall: o.classes?.includes('small'),
    }),
  ),
  'date-input': adapter(
    DateInput,
    {
      id: true,
      namePrefix: true,
      ...groupPaths,
      'values.day': true,
      'values.month': true,
      'values.year': true,
      'day.error': true,
      'month.error': true,
      'year.error': true,
      'items[].name': /^(day|month|year)$/,
      'items[].error': true,
      'items[].value': true,
      'items[].classes': /^govuk-input--(width-[24]|error)$/,
    },
    (
      o: GroupOptions & {
        id: string
        namePrefix?: string
        values?: Partial<Record<DatePart, string>>
        items?: PartOptions[]
      } & Partial<Record<DatePart, { error?: boolean }>>,
    ) => {
      const given = o.items?.length
        ? o.items
        : dateParts.map((name) => ({ ...o[name], name, value: o.values?.[name] }))
      const isWrong = (item: PartOptions) => item.error ?? (item.classes?.includes('--error') || undefined)
      const named = given.some(isWrong)
      const wrong = given.filter((item) => isWrong(item) ?? (!!o.errorMessage && !named))
      return {
        ...group(o),
        id: o.id,
        namePrefix: o.namePrefix,
        parts: given.map((item) => item.name),
        value: Object.fromEntries(given.map((item) => [item.name, item.value])),
        wrongParts: wrong.map((item) => item.name),
      }
    },
  ),
  'file-upload': adapter(
    FileUpload,
    { ...fieldPaths, multiple: true, 'attributes.accept': true },
    (o: FieldOptions & { multiple?: boolean; attributes?: { accept?: string } }) => ({
      ...field(o),
      multiple: o.multiple,
      accept: o.attributes?.accept,
    }),
  ),
  input: adapter(
    Input,
    {
      ...textPaths,
      type: true,
      inputmode: true,
      autocapitalize: true,
      pattern: true,
      classes: /^govuk-input--(width-\d+|extra-letter-spacing)$/,
      'prefix.text': true,
      'prefix.html': true,
      'suffix.text': true,
      'suffix.html': true,
    },
    (
      o: FieldOptions & {
        type?: 'number'
        inputmode?: 'numeric'
        autocapitalize?: 'none'
        pattern?: string
        classes?: string
        prefix?: Worded
        suffix?: Worded
      },
    ) => ({
      ...field(o),
      value: o.value,
      type: o.type,
      inputmode: o.inputmode,
      autocapitalize: o.autocapitalize,
      autocomplete: o.autocomplete,
      spellcheck: o.spellcheck,
      pattern: o.pattern,
      width: (Number(/width-(\d+)/.exec(o.classes ?? '')?.[1]) || undefined) as 2 | undefined,
      isCode: o.classes?.includes('extra-letter-spacing'),
      prefix: content(o.prefix),
      suffix: content(o.suffix),
    }),
  ),
  radios: adapter(
    Radios,
    { ...groupPaths, ...itemPaths, value: true, classes: /^govuk-radios--(inline|small)$/ },
    (o: GroupOptions & { items: ItemOptions[]; value?: string }) => ({
      ...group(o),
      name: o.name,
      idPrefix: o.idPrefix,
      items: items(o.items),
      value: o.value,
      isInline: o.classes?.includes('inline'),
      isSmall: o.classes?.includes('small'),
    }),
  ),
  select: adapter(
    Select,
    {
      ...fieldPaths,
      value: true,
      'items[].value': true,
      'items[].text': true,
      'items[].selected': true,
      'items[].disabled': true,
    },
    (
      o: FieldOptions & {
        items?: { text: string; value?: string; selected?: boolean; disabled?: boolean }[]
      },
    ) => ({ ...field(o), value: o.value, items: o.items ?? [] }),
  ),
  textarea: adapter(Textarea, textPaths, (o: FieldOptions) => ({
    ...field(o),
    value: o.value,
    rows: o.rows,
    spellcheck: o.spellcheck,
    autocomplete: o.autocomplete,
  })),
}
