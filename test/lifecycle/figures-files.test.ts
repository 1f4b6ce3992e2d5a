import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationFolder, emptyFolder } from './folders.ts'
import { run } from './product.ts'

/** The one document that a command prints with `--json`. */
function documentIn(out: string): Record<string, unknown> {
  return JSON.parse(out) as Record<string, unknown>
}

describe('figures in files, from the command line', () => {
  const files = emptyFolder()
  let dataDir = ''
  beforeAll(() => {
    dataDir = demonstrationFolder()
  })
  const throughline = async (...args: string[]) => {
    const { code, out } = await run([...args, '--json', '--data', dataDir])
    return { code, said: documentIn(out) }
  }
  const fileOf = (name: string, ...lines: string[]): string => {
    const file = join(files, name)
    writeFileSync(file, lines.join('\n'))
    return file
  }

  it('are exported into a folder, and import again unchanged', async () => {
    const folder = join(files, 'out/of/here')
    const { code, said } = await throughline('export', folder)
    const file = join(folder, 'figures.csv')
    expect([code, said]).toEqual([0, { place: 'halton', files: [file] }])
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
    expect(lines[0]).toMatch(/^indicator_code,area_code,period,value,/)
    const again = await throughline('import', 'values', file, '--source', 'Again')
    expect(again.said).toMatchObject({ rows: lines.length - 1, unchanged: lines.length - 1, saved: false })
    expect(again.code).toBe(0)
  })

  it('cannot be exported where no folder can be', async () => {
    const { code, said } = await throughline('export', join(fileOf('a-file', 'x'), 'folder'))
    expect([code, said]).toEqual([2, { error: expect.stringContaining('cannot be written') as string }])
  })

  it('with percentages written both ways are kept and told, unless it is said which are meant', async () => {
    const rows = ['NI192,E06000006,2001/02 Q1,0.38', 'NI192,E06000006,2001/02 Q2,38']
    const file = fileOf('mixed.csv', 'indicator_code,area_code,period,value', ...rows)
    const load = (...more: string[]) =>
      throughline('import', 'values', file, '--source', 'Here', '--dry-run', ...more)
    const told = await load()
    expect(told).toMatchObject({ code: 0, said: { added: 2 } })
    expect(told.said).toMatchObject({ findings: [{ line: 2, code: 'percentages-mixed', severity: 'query' }] })
    for (const meant of ['0-1', '0-100'])
      expect(await load('--percentages', meant)).toMatchObject({ code: 0, said: { added: 2, findings: [] } })
  })

  it('with years named by one year alone are read as that is said', async () => {
    const file = fileOf(
      'years.csv',
      'indicator_code,title,unit,polarity,frequency,area_code,period,value',
      'SCHOOLS1,Pupils,number,high,academic year,E06000006,2016,5',
    )
    const load = (...more: string[]) =>
      throughline('import', 'values', file, '--source', 'Here', '--create', '--dry-run', ...more)
    expect((await load()).said).toMatchObject({ findings: [{ line: 2, code: 'period-two-readings' }] })
    expect(await load('--years', 'last')).toMatchObject({ code: 0, said: { added: 1 } })
  })

  it.each([
    ['--percentages', '50-50', 'Say --percentages 0-1 or --percentages 0-100.'],
    ['--years', 'both', 'Say --years first or --years last.'],
    ['--layout', 'Nowhere', 'No layout was kept.'],
  ])('with %s %s are not understood', async (option, value, sentence) => {
    const file = fileOf('a.csv', 'indicator_code,area_code,period,value', 'NI192,E06000006,2001/02 Q1,1')
    const { code, said } = await throughline('import', 'values', file, '--source', 'X', option, value)
    expect([code, said]).toEqual([2, { error: expect.stringContaining(sentence) as string }])
    expect(existsSync(file)).toBe(true)
  })
})
