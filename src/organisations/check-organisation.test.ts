import { describe, expect, it } from 'vitest'
import { checkClosing, checkNewOrganisation, type NewOrganisationForm } from './check-organisation.ts'
import { organisationWords } from './words.ts'

const right: NewOrganisationForm = {
  name: 'Waste',
  code: 'waste',
  kind: 'department',
  sector: 'public',
  partOf: '',
  openedOn: '',
}
const today = '2008-11-14'
const found = (form: Partial<NewOrganisationForm>) =>
  [...checkNewOrganisation({ ...right, ...form }, today)].map(({ field, code }) => `${field} ${code}`)

describe('a form for a new organisation', () => {
  it('is in order as it should be filled in', () => {
    expect(found({})).toEqual([])
    expect(found({ openedOn: today })).toEqual([])
  })

  it('says everything that is wrong at once', () => {
    expect(found({ name: '', kind: 'empire', sector: '', openedOn: '2008-02-30' })).toEqual([
      'name name-missing',
      'kind kind-missing',
      'sector sector-missing',
      'openedOn opened-form',
    ])
  })

  it.each([
    [{ name: 'x'.repeat(201) }, 'name name-too-long'],
    [{ code: 'Waste' }, 'code code-form'],
    [{ code: '-waste' }, 'code code-form'],
    [{ code: 'w'.repeat(61) }, 'code code-form'],
    [{ code: 'new' }, 'code code-reserved'],
    [{ openedOn: '14/11/2008' }, 'openedOn opened-form'],
    [{ openedOn: '2008-11-15' }, 'openedOn opened-later'],
  ])('refuses %j', (form, finding) => {
    expect(found(form)).toEqual([finding])
  })
})

describe('the last day of an organisation', () => {
  const wrong = (closedOn: string) =>
    [...checkClosing(closedOn, { openedOn: '2008-04-01' }, today)].map(({ code }) => code)

  it('is today or has been, and is not before the first', () => {
    expect(wrong(today)).toEqual([])
    expect(wrong('2008-04-01')).toEqual([])
    expect(wrong('2008-03-31')).toEqual(['closed-before-opened'])
    expect(wrong('2008-11-15')).toEqual(['closed-later'])
    expect(wrong('')).toEqual(['closed-form'])
  })

  it('has a sentence for everything that can be wrong', () => {
    const { findings } = organisationWords('en')
    for (const code of ['closed-before-opened', 'closed-later', 'closed-form', 'parts-open', 'returns-open'])
      expect(Object.hasOwn(findings, code)).toBe(true)
  })
})
