import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { plainGovukCss } from './plain-govuk-css.ts'

// Writes static/assets/throughline.css and .js from govuk-frontend and our own files: same input, same bytes.

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const out = here('../../../static/assets')

const govuk = await readFile(
  fileURLToPath(import.meta.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css')),
  'utf8',
)
const own = await Promise.all(
  ['shell.css', 'content.css', 'print.css'].map((name) => readFile(here(name), 'utf8')),
)
await mkdir(out, { recursive: true })
await writeFile(`${out}/throughline.css`, [plainGovukCss(govuk), ...own].join('\n'))

for (const [entry, file] of [
  ['app.ts', 'throughline.js'],
  ['entry-grid.ts', 'entry-grid.js'],
] as const)
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      // The type check reads every file of the tree, also what was made from others.
      rolldownOptions: { output: { postBanner: '// @ts-nocheck' } },
      outDir: out,
      emptyOutDir: false,
      lib: { entry: here(entry), formats: ['es'], fileName: () => file },
    },
  })
