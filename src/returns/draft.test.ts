import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categories } from '../targets/category.ts'
import { markOf, touchedKeyIssues, touchedLines, markOfText, keyIssuesName } from './draft.ts'
import { readReturnForm } from './read-form.ts'
import { enteredFields, nothingEntered, type Entered } from './return.ts'

/** What a browser makes of a text in a box and sends back: line ends of its own. */
const throughBrowser = (text: string): string => text.replaceAll(/\r\n?|\n/g, '\r\n')

describe('a line that a page shows', () => {
  it('comes back with its mark where nobody touched it, whatever it says', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '1', ' ', '\n', '\r', '<', '€', '.') })
    fc.assert(
      fc.property(
        fc.record({
          ...{ typed: text, reason: text, cause: text, action: text, forecast: text, categoryReason: text },
          category: fc.constantFrom('' as const, ...categories),
        }),
        (said) => {
          const entered: Entered = { ...nothingEntered, ...said, answer: 'value' }
          const boxes = enteredFields.map((field): [string, string] => [
            `NI1.${field}`,
            field === 'answer' ? '' : throughBrowser(entered[field]),
          ])
          const form = readReturnForm([...boxes, ['NI1.seen', markOf(entered)]], ['NI1'])
          expect([...touchedLines(form)]).toEqual([])
        },
      ),
    )
  })

  it('has another mark once any of its parts says something else', () => {
    for (const field of enteredFields.filter((each) => each !== 'answer'))
      expect(markOf({ ...nothingEntered, [field]: 'x' })).not.toBe(markOf(nothingEntered))
    expect(markOf({ ...nothingEntered, answer: 'nil' })).not.toBe(markOf(nothingEntered))
    expect(markOf({ ...nothingEntered, cause: 'x' })).not.toBe(markOf({ ...nothingEntered, action: 'x' }))
  })

  it('says one of the three words of its target or none, whatever a form sends', () => {
    const said = (word: string) =>
      readReturnForm([['NI1.category', word]], ['NI1']).lines.get('NI1')?.category
    expect(['likely', 'difficult', 'unlikely', 'perhaps', 'Likely'].map(said)).toEqual([
      'likely',
      'difficult',
      'unlikely',
      '',
      '',
    ])
  })

  it('without a mark is meant as it stands', () => {
    const form = readReturnForm([['NI1.typed', '']], ['NI1'])
    expect([...touchedLines(form).keys()]).toEqual(['NI1'])
    expect(touchedKeyIssues(form)).toBeUndefined()
  })

  it('leaves key issues alone that were not touched', () => {
    const seen = new Map([[keyIssuesName, markOfText('Snow.\nMore.')]])
    const draft = { lines: new Map(), version: 1, seen }
    expect(touchedKeyIssues({ ...draft, keyIssues: 'Snow.\r\nMore. ' })).toBeUndefined()
    expect(touchedKeyIssues({ ...draft, keyIssues: 'Snow.' })).toBe('Snow.')
  })
})
