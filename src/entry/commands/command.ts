import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** What a command has to say: lines for a person, one JSON document for a program. */
export interface Said {
  readonly lines: readonly string[]
  /** Undefined where the document has been given before. */
  readonly json: unknown
  /** Findings or a refusal: exit 1. */
  readonly isRefused?: boolean
}

export interface Command {
  readonly usage: string
  readonly purpose: string
  run(args: readonly string[]): Promise<Said>
}

/** The words of the call are off; exit 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

/** Options that every command takes. */
const everywhere = {
  json: { type: 'boolean' },
  data: { type: 'string' },
  place: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/** Reads a command's words; an unknown or half-given option is wrong usage, with a sentence. */
export function readArgs<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...everywhere, ...options },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

export function say({ lines, json }: Said, isJson: boolean): void {
  if (isJson && json !== undefined) process.stdout.write(`${JSON.stringify(json)}\n`)
  if (!isJson) for (const line of lines) process.stdout.write(`${line}\n`)
}
