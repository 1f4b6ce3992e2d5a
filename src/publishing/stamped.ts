import type { PaperTree } from '../paper/tree.ts'
import { whenText } from '../reports/paper-of.ts'
import type { ReportLanguage } from '../reports/report-language.ts'
import type { Snapshot } from './snapshot.ts'
import { publishingWords } from './words.ts'

/** The frozen report as its files print it: saying when and by whom it was published, and under which hash. */
export function stamped(
  { tree, publishedAt, publishedBy }: Pick<Snapshot, 'tree' | 'publishedAt' | 'publishedBy'>,
  code: string,
  say: Pick<ReportLanguage, 'report'>,
): PaperTree {
  const when = whenText(new Date(publishedAt), say)
  return { ...tree, published: publishingWords('en').stamp(when, publishedBy, code) }
}
