import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'

it('tells a program that whoever started it was killed', async () => {
  const program = join(import.meta.dirname, '../testing/orphan.ts')
  const parent = spawn(process.execPath, [program, 'parent'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  for await (const line of createInterface({ input: parent.stdout })) {
    said.push(line)
    if (line === 'watching') parent.kill('SIGKILL')
  }
  expect(said).toEqual(['watching', 'orphaned'])
})
