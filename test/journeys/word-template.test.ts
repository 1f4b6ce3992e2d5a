import { strFromU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { councilTemplate } from '../../src/paper/testing/council-template.ts'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { signInAs } from './sign-in.ts'
import { wordsOfDocx } from './words-of-docx.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The template with a photograph of more than a megabyte in it: larger than any other form of the place may be. */
async function largeTemplate(): Promise<Buffer> {
  const parts = unzipSync(await councilTemplate())
  const photograph = Uint8Array.from({ length: 1_300_000 }, (_, i) => (i * 2_654_435_761) >>> 24)
  return Buffer.from(zipSync({ ...parts, 'word/media/photograph.png': [photograph, { level: 0 }] }))
}

it.each([
  ['without JavaScript, at 320 pixels', { javaScript: false, width: 320 }],
  ['at 1280 pixels', { javaScript: true, width: 1280 }],
])(
  'a Word template is sent, a report is taken away in it, and it is taken out of use %s',
  async (_, look) => {
    await using visit = await openPage(look)
    const { page } = visit
    const base = `${product.origin}/halton`
    const wordOf = async (address: string): Promise<Buffer> => (await page.request.get(address)).body()
    const report = `${base}/reports/departmental/q2-2008-09/files/docx?body=ict-services&as-at=2008-11-14`
    await signInAs(page, product.origin, 'Corporate Performance Manager')
    await page.goto(`${base}/settings`)
    await page.getByRole('link', { name: 'Word template' }).click()
    await page.getByText('No template is in use.').first().waitFor()
    const plain = wordsOfDocx(await wordOf(report))

    const file = page.getByLabel('Word document')
    await file.setInputFiles({ name: 'notes.docx', mimeType, buffer: Buffer.from('notes') })
    await page.getByRole('button', { name: 'Take into use' }).click()
    await page.getByText('The file is not a Word document.').first().waitFor()
    await picture(page, `word-template-refused-${look.width}`)
    await axe(page)
    await noSidewaysScroll(page)

    await file.setInputFiles({ name: 'letterhead.docx', mimeType, buffer: await largeTemplate() })
    await page.getByRole('button', { name: 'Take into use' }).click()
    await page.getByText('The template is in use.').waitFor()
    await picture(page, `word-template-in-use-${look.width}`)
    await axe(page)
    await noSidewaysScroll(page)

    const word = await wordOf(report)
    const words = wordsOfDocx(word)
    expect(words).toContain('To the Executive Board: figures as at 14 November 2008.')
    const own = plain.split('\n').filter((line) => line !== '' && !line.endsWith(', as at 14 November 2008'))
    for (const line of own) expect(words.split('\n')).toContain(line)
    const headers = Object.entries(unzipSync(word)).filter(([path]) => path.startsWith('word/header'))
    expect(headers.map(([, bytes]) => strFromU8(bytes)).join('')).toContain('Halton')
    const example = await page.getByRole('link', { name: 'Download an example report' }).getAttribute('href')
    expect(wordsOfDocx(await wordOf(`${product.origin}${example}`))).toContain('To the Executive Board')

    await page.getByRole('button', { name: 'Take out of use' }).click()
    await page.getByText('The template is out of use.').waitFor()
    await page.getByText('What was in use, the last first').waitFor()
    await picture(page, `word-template-ended-${look.width}`)
    expect(wordsOfDocx(await wordOf(report))).toBe(plain)
  },
)
