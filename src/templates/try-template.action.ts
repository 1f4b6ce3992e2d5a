import type { Finding } from '../kernel/finding.ts'
import { render } from '../paper/render.action.ts'
import type { Place } from '../places/place.ts'
import { checkTemplate } from './check-template.ts'
import { exampleReport } from './example-report.ts'
import { largestTemplate } from './template.ts'
import { unpackTemplate } from './unpack-template.ts'
import { templateWords } from './words.ts'

const finding = (code: string): Finding => ({ field: 'file', code, severity: 'error', args: {} })

/**
 * What keeps a file from being used as a template: nothing where the list is empty. A report with every kind of block
 * has then been written in it, so that no report fails for it later.
 */
export async function tryTemplate(place: Place, bytes: Uint8Array): Promise<Finding[]> {
  if (bytes.length === 0) return [finding('template-missing')]
  if (bytes.length > largestTemplate) return [finding('template-large')]
  const parts = unpackTemplate(bytes)
  if (typeof parts === 'string') return [finding(parts === 'broken' ? brokenOr(bytes) : `template-${parts}`)]
  const findings = [...checkTemplate(parts)]
  if (findings.length > 0) return distinct(findings)
  try {
    await render(exampleReport(place, templateWords('en').exampleText), 'docx', { template: parts })
    return []
  } catch {
    return [finding('template-broken')]
  }
}

/** A zip that is no whole zip is broken; anything else is no Word file at all. */
const brokenOr = (bytes: Uint8Array): string =>
  bytes[0] === 0x50 && bytes[1] === 0x4b ? 'template-broken' : 'template-not-word'

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()].slice(0, 10)
}
