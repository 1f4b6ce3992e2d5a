import type { Reporter, TestModule } from 'vitest/node'

export type Counts = { passed: number; failed: number }

/** The last line of every run of tests, alone on its line. */
export function closingLine({ passed, failed }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed`
}

/** The counts of a closing line, or null when the output does not end with one. */
export function readClosingLine(output: string): Counts | null {
  const [, passed, failed] = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(output) ?? []
  return passed === undefined || failed === undefined
    ? null
    : { passed: Number(passed), failed: Number(failed) }
}

/** Ends a run of vitest with the closing line. A file that does not load and an error outside a test count as failed. */
export const closingLineReporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter((module) => module.errors().length > 0).length
    const suites = modules.flatMap((module) => [...module.children.allSuites()])
    const brokenSuites = suites.filter((suite) => suite.errors().length > 0).length
    const failed = count('failed') + broken + brokenSuites + unhandled.length
    const left = count('skipped') + count('pending')
    if (left > 0) console.log(`${String(left)} not run`)
    console.log(closingLine({ passed: count('passed'), failed }))
  },
}
