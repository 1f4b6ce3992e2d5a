import { readClosingLine, type Counts } from './closing-line.ts'
import { runCommand } from './run-command.ts'
import type { Step } from './steps.ts'

async function proveOne(
  { name, command, live, minutes = 8 }: Step,
  say: (text: string) => void,
): Promise<Counts> {
  const start = performance.now()
  const { code, output } = await runCommand(command, { minutes, hear: live ? say : () => undefined })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (code !== 0 && !live) say(output)
  say(`${code === 0 ? 'passed' : 'FAILED'} ${name} (${seconds} s): ${command}\n`)
  const { passed, failed } = readClosingLine(output) ?? { passed: code === 0 ? 1 : 0, failed: 0 }
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

/**
 * Runs the steps two at a time, each after those it names, and counts them: a step is one test unless its output ends
 * with a closing line of its own. What failed is shown whole.
 */
export async function prove(steps: readonly Step[], say: (text: string) => void): Promise<Counts> {
  const total = { passed: 0, failed: 0 }
  const waiting = [...steps]
  const running = new Map<string, Promise<void>>()
  const ended = new Set<string>()
  while (ended.size < steps.length) {
    const next = waiting.find(({ after }) => after.every((name) => ended.has(name)))
    if (next && running.size < 2) {
      waiting.splice(waiting.indexOf(next), 1)
      const proof = proveOne(next, say).then(({ passed, failed }) => {
        total.passed += passed
        total.failed += failed
        ended.add(next.name)
        running.delete(next.name)
      })
      running.set(next.name, proof)
    } else await Promise.race(running.values())
  }
  return total
}
