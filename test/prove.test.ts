import { describe, expect, it } from 'vitest'
import { closingLine, readClosingLine } from './closing-line.ts'
import { prove } from './prove.ts'
import { testSteps, type Step } from './steps.ts'

async function proven(...steps: Step[]): Promise<{ line: string; said: string }> {
  let said = ''
  const counts = await prove(steps, (text) => (said += text))
  return { line: closingLine(counts), said }
}
const step = (name: string, command: string, after: string[] = []): Step => ({ name, command, after })

describe('prove', () => {
  it('counts a step as one test, and a closing line as what it says', async () => {
    const { line } = await proven(step('one', 'true'), step('many', 'echo "12 passed, 0 failed"'))
    expect(line).toBe('13 passed, 0 failed')
  })

  it('shows what a failed step said, and nothing of the others', async () => {
    const { line, said } = await proven(
      step('good', 'echo quiet'),
      step('bad', 'echo loud; echo louder >&2; exit 3'),
    )
    expect(line).toBe('1 passed, 1 failed')
    expect(said).toMatch(/loud\nlouder\n/)
    expect(said).not.toMatch(/^quiet/m)
  })

  it.each([
    ['a command that does not exist', 'no-such-command'],
    ['a command that is killed', 'kill -9 $$'],
    ['a run that breaks after its closing line', 'echo "5 passed, 0 failed"; exit 1'],
  ])('counts %s as a failure', async (_, command) => {
    expect((await proven(step('bad', command))).line).toMatch(/ passed, 1 failed$/)
  })

  it('counts the failures that a closing line names', async () => {
    expect((await proven(step('bad', 'echo "5 passed, 2 failed"; exit 1'))).line).toBe('5 passed, 2 failed')
    expect((await proven(step('odd', 'echo "5 passed, 2 failed"'))).line).toBe('5 passed, 2 failed')
  })

  it('ends a command that does not end, and what a command leaves behind', async () => {
    const { line, said } = await proven(
      { ...step('long', 'sleep 600'), minutes: 0.002 },
      step('left', 'sleep 600 &'),
    )
    expect(line).toBe('1 passed, 1 failed')
    expect(said).toContain('Not ended after 0.002 minutes: sleep 600')
  })

  it('runs a step after those it names', async () => {
    const { said } = await proven(step('last', 'true', ['first']), step('first', 'true'))
    expect(said).toMatch(/first[^]*last/)
  })
})

describe('the steps', () => {
  it('name only steps that stand before them', () => {
    const names = testSteps.map(({ name }) => name)
    for (const [i, { after }] of testSteps.entries())
      for (const name of after) expect(names.slice(0, i), name).toContain(name)
  })
})

describe('the closing line', () => {
  it('is read only from the end of the output', () => {
    expect(readClosingLine('3 passed, 1 failed\n')).toEqual({ passed: 3, failed: 1 })
    expect(readClosingLine('3 passed, 1 failed\nmore')).toBeNull()
    expect(readClosingLine('about 3 passed, 1 failed')).toBeNull()
  })
})
