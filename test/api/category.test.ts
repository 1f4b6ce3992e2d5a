import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed } from '../worlds/posts.ts'
import { programOf, type Program } from '../worlds/program.ts'

let collator: Program
let path: string

interface Return {
  version: number
  lines: { indicator: string; category: string; categoryReason: string; placing: unknown }[]
  findings: { field: string; code: string }[]
}

beforeAll(async () => {
  const app = await demonstrationApp()
  const place = await placeNamed(app, 'halton')
  collator = await programOf(app, place, "Children's Social Care Collator")
  const query = '/returns?period=q3-2008-09&department=childrens-social-care'
  const { items } = (await collator.ask(query)).json as { items: { id: number }[] }
  path = `/returns/${items[0]?.id}`
})

const read = async (): Promise<Return> => (await collator.ask(path)).json as Return
async function patch(line: Readonly<Record<string, string>>) {
  const { version } = await read()
  const body = { lines: [{ indicator: 'NI65', ...line }] }
  return collator.ask(path, { method: 'PATCH', body, headers: { 'if-match': `"${version}"` } })
}
const line = async () => (await read()).lines.find(({ indicator }) => indicator === 'NI65')

describe('the category of a line, for programs', () => {
  it('is read with what was said last and what is worked out', async () => {
    expect(await line()).toMatchObject({
      category: '',
      placing: {
        period: 'fy2008-09',
        regime: 'service',
        said: {
          category: 'difficult',
          reason: 'the six plans of this quarter count for the whole year',
          by: "Children's Social Care Collator",
        },
      },
    })
  })

  it('is changed by itself, checked as on the page, and is one of three words', async () => {
    expect((await patch({ category: 'unlikely' })).status).toBe(200)
    expect(await line()).toMatchObject({ category: 'unlikely', categoryReason: '' })
    expect((await read()).findings).toContainEqual(
      expect.objectContaining({ field: 'NI65.categoryReason', code: 'category-reason-missing' }),
    )
    expect((await patch({ categoryReason: 'two more plans in January' })).status).toBe(200)
    expect(await line()).toMatchObject({ category: 'unlikely', categoryReason: 'two more plans in January' })
    expect((await read()).findings.filter(({ field }) => field.startsWith('NI65.category'))).toEqual([])
    const refused = await patch({ category: 'perhaps' })
    expect(refused.status).toBe(422)
    expect(refused.json).toMatchObject({ findings: [{ field: 'lines[0].category' }] })
    expect((await patch({ category: '', categoryReason: '' })).status).toBe(200)
  })

  it('names the return that it came in with once that is accepted', async () => {
    const { items } = (await collator.ask('/indicators/NI65/categories')).json as { items: unknown[] }
    expect(items).toMatchObject([
      { category: 'difficult', period: 'fy2008-09', regime: 'service', return: expect.any(Number) as number },
    ])
  })
})
