import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed } from '../worlds/posts.ts'
import { programOf, type Program } from '../worlds/program.ts'

let program: Program
beforeAll(async () => {
  const app = await demonstrationApp()
  program = await programOf(app, await placeNamed(app, 'halton'), 'Portfolio Holder for Performance')
})

interface Listed {
  readonly items: readonly { readonly code: string; readonly name: string; readonly isHome: boolean }[]
}

describe('areas, to a program', () => {
  it('are listed by kind and by what they lie in', async () => {
    const { json } = await program.ask('/areas?partOf=E06000006')
    expect((json as Listed).items.map(({ name }) => name)).toEqual([
      'Runcorn East',
      'Runcorn West',
      'The Villages',
      'Widnes North',
      'Widnes South',
    ])
    const { json: regions } = await program.ask('/areas?kind=region&limit=2')
    expect((regions as Listed).items.map(({ code }) => code)).toEqual(['E12000004', 'E12000001'])
  })

  it('are read one by one; one that is not there is not found', async () => {
    const { json } = await program.ask('/areas/E06000006')
    expect(json).toMatchObject({
      name: 'Halton',
      kind: 'unitary-authority',
      partOf: 'E12000002',
      endsOn: null,
      replacedBy: [],
      isHome: true,
    })
    expect((await program.ask('/areas/nowhere')).status).toBe(404)
  })
})

describe('an assessment, to a program', () => {
  const judged = async (code: string, period: string) => {
    const { json } = await program.ask(
      `/indicators/${code}/assessments?area=E06000006&period=${encodeURIComponent(period)}`,
    )
    return (json as { items: { status: string; benchmark: Record<string, unknown> }[] }).items[0]
  }

  it('has how the figure stands against the benchmark beside its status, with what that rests on', async () => {
    const found = await judged('NI117', '2007/08 Q4')
    expect(found?.status).toBe('no-target')
    expect(found?.benchmark).toMatchObject({
      status: 'worse',
      against: 'England',
      value: 6.7,
      limitsFrom: 'Wilson',
      level: '95',
      why: null,
    })
    // Wilson's limits of 417 of 4,635 by the formula of Newcombe 1998 (method 3): 8.2 to 9.9 per cent.
    expect(Number(found?.benchmark.lower).toFixed(1)).toBe('8.2')
    expect(Number(found?.benchmark.upper).toFixed(1)).toBe('9.9')
  })

  it('says why it is not compared', async () => {
    const found = await judged('HBC-EL1', '2007')
    expect(found?.benchmark).toMatchObject({ status: 'not compared', why: 'no-limits', value: 2.2 })
  })
})
