import { globSync } from 'node:fs'
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Measure, Measurement } from './measurement.ts'

/**
 * `npm run bench [-- --json] [--only NAME] [--scale N] [--minutes N]` runs every `*.bench.ts` of this folder, one after the other, and
 * prints a table, or with `--json` one object `{ machine, world, results }` and nothing else. `--only` takes the name of
 * a file without `.bench.ts`; `--minutes` is how long the rush at the end of a quarter takes.
 */
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    scale: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
  },
})
const scale = Number(options.scale)
const minutes = Number(options.minutes)
const names = globSync('*.bench.ts', { cwd: import.meta.dirname })
  .map((file) => basename(file, '.bench.ts'))
  .sort()
const chosen = options.only === undefined ? names : names.filter((name) => name === options.only)

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
if (!(scale > 0)) refuse(`--scale ${options.scale} is not a number above 0.`)
if (!(minutes > 0)) refuse(`--minutes ${options.minutes} is not a number above 0.`)
if (chosen.length === 0) refuse(`There is no such measurement. There are: ${names.join(', ')}.`)

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryBytes: totalmem(),
  platform: `${platform()} ${arch()}`,
  node: process.version,
}

// Whatever a measurement says on standard output would spoil the document: it goes to standard error.
const print = process.stdout.write.bind(process.stdout)
if (options.json) process.stdout.write = process.stderr.write.bind(process.stderr)

const asRow = ({ name, value, unit, better }: Measurement): string =>
  `${name.padEnd(60)} ${value.toLocaleString('en-GB', { maximumSignificantDigits: 4 }).padStart(12)} ${unit} (${better} is better)`

const results: Measurement[] = []
for (const name of chosen) {
  const file = pathToFileURL(join(import.meta.dirname, `${name}.bench.ts`)).href
  const { measure } = (await import(file)) as { measure: Measure }
  for await (const result of measure({ scale, minutes })) {
    results.push(result)
    if (!options.json) print(`${asRow(result)}\n`)
  }
}
if (options.json) print(`${JSON.stringify({ machine, world: { scale }, results }, null, 2)}\n`)
