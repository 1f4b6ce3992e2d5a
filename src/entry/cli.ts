import { BadSetting } from './config.ts'
import { CannotStart } from '../db/embedded/cannot-start.ts'
import { CannotMigrate } from '../db/cannot-migrate.ts'
import { isOutage } from '../db/outage.ts'
import { commands, usage } from './commands/commands.ts'
import { say, WrongUsage, type Said } from './commands/command.ts'

const exits = { done: 0, findings: 1, usage: 2, fault: 3 } as const

process.exitCode = await run(process.argv.slice(2))

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  const isJson = rest.includes('--json')
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(usage())
    return name === undefined ? exits.usage : exits.done
  }
  const command = commands[name]
  if (!command) return fail(isJson, exits.usage, `There is no command "${name}".\n\n${usage()}`)
  try {
    const said: Said = await command.run(rest)
    say(said, isJson)
    return said.isRefused ? exits.findings : exits.done
  } catch (error) {
    if (error instanceof WrongUsage)
      return fail(isJson, exits.usage, `${error.message}\nUsage: throughline ${command.usage}`)
    if (error instanceof BadSetting) return fail(isJson, exits.usage, error.message)
    if (error instanceof CannotStart || error instanceof CannotMigrate)
      return fail(isJson, exits.fault, error.message)
    if (isOutage(error)) return fail(isJson, exits.fault, `The database does not answer: ${error.message}`)
    return fail(
      isJson,
      exits.fault,
      `Something went wrong: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
  }
}

function fail(isJson: boolean, exit: number, sentence: string): number {
  if (isJson) process.stdout.write(`${JSON.stringify({ error: sentence })}\n`)
  process.stderr.write(`${sentence}\n`)
  return exit
}
