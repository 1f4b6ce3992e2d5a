import { Document, Packer, Paragraph } from 'docx'
import { wordSection } from '../docx/docx-page.ts'
import { wordStyles } from '../docx/docx-styles.ts'
import { settleParts } from '../office-parts.ts'
import type { PaperTree } from '../tree.ts'
import type { Placeholder } from './placeholders.ts'

const says = (name: Placeholder): string => `{{${name}}}`

/**
 * Our own layout as a template to begin from: header, footer and styles are changed in Word, the words in double braces
 * are filled in each report.
 */
export async function starterTemplate(
  tree: Pick<PaperTree, 'language' | 'brandColour' | 'words' | 'meta'>,
): Promise<Uint8Array> {
  const named: PaperTree = {
    ...tree,
    title: says('title'),
    place: says('organisation'),
    asAt: says('as_at'),
    published: says('published'),
    blocks: [],
  }
  const document = new Document({
    creator: tree.meta.author,
    lastModifiedBy: tree.meta.author,
    revision: 1,
    styles: wordStyles(named),
    sections: [wordSection(named, 'portrait', [new Paragraph(says('report'))])],
  })
  const file = await Packer.pack(document, 'uint8array')
  return settleParts(file, { created: tree.meta.created, language: tree.language })
}
