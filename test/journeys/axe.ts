import type { AxeResults, RunOptions } from 'axe-core'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { withScripts } from './scripts-switch.ts'

const source = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

/** Throws unless axe finds nothing at all against WCAG 2.2 AA and its best practices; says what, where and why. */
export async function axe(page: Page): Promise<void> {
  const results = await withScripts(page, async () => {
    await page.evaluate(source)
    return page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  })
  const violations = results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html }) => `    ${html.slice(0, 200)}`).join('\n')}`,
  )
  if (violations.length > 0) throw new Error(`${page.url()} is not accessible:\n${violations.join('\n')}`)
}
