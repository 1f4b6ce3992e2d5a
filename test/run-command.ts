import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}` }

const groups = new Set<number>()

/** Ends a command and whatever it started and left behind. */
function endGroup(group: number): void {
  // 0 would be our own group.
  if (group <= 0) return
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // Everything of it has ended already.
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    for (const group of groups) endGroup(group)
    process.exit(1)
  })

/**
 * Runs one command of the project in the shell; answers its exit code and everything it said. A command that has not
 * ended in time is ended and has failed.
 */
export async function runCommand(
  command: string,
  { minutes, hear }: { minutes: number; hear: (text: string) => void },
): Promise<{ code: number; output: string }> {
  const child = spawn(command, {
    cwd: root,
    env,
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const group = child.pid ?? 0
  if (group > 0) groups.add(group)
  let output = ''
  const say = (text: string): void => {
    output += text
    hear(text)
  }
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say)
  const limit = setTimeout(() => {
    say(`\nNot ended after ${minutes} minutes: ${command}\n`)
    endGroup(group)
  }, minutes * 60_000)
  child.once('exit', () => endGroup(group))
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    return { code: code ?? 1, output }
  } finally {
    clearTimeout(limit)
    groups.delete(group)
  }
}
