import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** A square of one green, as a PNG of 8 × 8. */
export const logo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEElEQVR4nGNgKLDBjoaWBAC+uCsB2g0L/AAAAABJRU5ErkJggg==',
  'base64',
)

interface Parts {
  /** What stands on the page with the place of the report. */
  readonly body?: readonly FileChild[]
  readonly margin?: number
}

/** A council's own paper: a letterhead with a logo, other fonts, other margins, styles of its own, two closing lines. */
export async function councilTemplate({
  body = usualBody(),
  margin = 1700,
}: Parts = {}): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Communications team',
    styles: {
      default: {
        document: { run: { font: 'Georgia', size: 24, language: { value: 'en-US' } } },
        heading1: {
          run: { font: 'Georgia', size: 40, color: '7A0019' },
          paragraph: { spacing: { before: 400, after: 200 } },
        },
        caption: { run: { italics: true } },
      },
    },
    numbering: {
      config: [{ reference: 'own', levels: [{ level: 0, format: 'upperRoman', text: '%1' }] }],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { left: margin, right: margin, top: 2000, bottom: 1800 },
            pageNumbers: { start: 3 },
          },
        },
        headers: {
          first: new Header({ children: [letterhead()] }),
          default: new Header({ children: [new Paragraph('{{organisation}} · {{title}}')] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun('Municipal Building, {{period}}, page '),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [...body],
      },
    ],
  })
  return Packer.pack(document, 'uint8array')
}

function letterhead(): Paragraph {
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data: logo,
        transformation: { width: 60, height: 60 },
        altText: { id: '1', name: 'Logo', title: 'Logo', description: 'Logo of the council' },
      }),
      new TextRun({ text: '  {{organisation}}', size: 32 }),
    ],
  })
}

/** The same, as it comes out of an office in which documents are made from a template on its network. */
export async function attachedTemplate(): Promise<Uint8Array> {
  const parts = unzipSync(await councilTemplate())
  const settings = strFromU8(parts['word/settings.xml'] ?? new Uint8Array())
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipSync({
    ...parts,
    'word/settings.xml': strToU8(
      settings.replace(
        /(<w:settings[^>]*>)/,
        `$1<w:attachedTemplate xmlns:r="${office}" r:id="rId1"/><w:linkStyles/>`,
      ),
    ),
    'word/_rels/settings.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/attachedTemplate" Target="file:///\\\\server\\corporate.dotm" TargetMode="External"/></Relationships>`,
    ),
  })
}

export function usualBody(): FileChild[] {
  return [
    new Paragraph('To the Executive Board: figures {{as_at}}.'),
    new Paragraph({ text: 'Read with the plan', numbering: { reference: 'own', level: 0 } }),
    new Paragraph({ children: ['{{', 'rep', 'ort}}'].map((text) => new TextRun({ text, color: '505A5F' })) }),
    new Table({
      width: { size: 5000, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({
          children: [new TableCell({ children: [new Paragraph('Signed for {{organisation}}')] })],
        }),
      ],
    }),
    new Paragraph('Ask the performance team for this in large print.'),
  ]
}
