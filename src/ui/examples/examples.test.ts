import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formExamples } from './form-examples.ts'
import { layoutExamples } from './layout-examples.ts'
import { textExamples } from './text-examples.ts'

const components = readdirSync(new URL('..', import.meta.url))
  .filter((file) => file.endsWith('.svelte'))
  .map((file) => file.replace('.svelte', ''))

// Parts that stand inside others, or around the whole page, which /design/shell shows.
const inside = [
  'Choice',
  'FieldParts',
  'GroupParts',
  'Heading',
  'InLocale',
  'RowChoice',
  'ShowMarkup',
  'Words',
]
const around = [
  'ContextBar',
  'Footer',
  'GenericHeader',
  'Page',
  'PageFooter',
  'PageHeader',
  'ServiceNavigation',
  'SkipLink',
  'TaskPage',
  'Trail',
]

describe('the examples', () => {
  it('show every component', () => {
    const shown = Object.keys({ ...textExamples, ...formExamples, ...layoutExamples })
    expect([...shown, ...inside, ...around].sort()).toEqual(components.sort())
  })
})
