import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationFolder, emptyFolder } from './folders.ts'
import { nothingLeft, run, startProduct, type Product } from './product.ts'
import { hiddenNumber, Visitor } from './visitor.ts'

const department = '/halton/returns/exchequer-customer-services/q3-2008-09'

interface Table {
  readonly name: string
  readonly rows: number
  readonly sha256: string
}

/** The one document that a command prints with `--json`. */
function documentIn(out: string): Record<string, unknown> {
  expect(out.trimEnd().split('\n')).toHaveLength(1)
  return JSON.parse(out) as Record<string, unknown>
}

describe('a backup', () => {
  const files = emptyFolder()
  const file = join(files, 'store.backup')
  let dataDir = ''
  let backedUp: readonly Table[] = []
  beforeAll(async () => {
    dataDir = demonstrationFolder()
    const product = await startProduct({ dataDir })
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Revenues Collator')
    const over = new AbortController()
    const work = (async () => {
      for (let n = 0; !over.signal.aborted; n += 1) {
        const version = String(hiddenNumber(await (await visitor.get(department)).text(), 'version'))
        await visitor.post(`${department}?/save`, { version, 'key-issues': `Meanwhile ${n}` })
      }
    })()
    const { code, out } = await run(['backup', file, '--json', '--data', dataDir])
    over.abort()
    await work
    expect(code).toBe(0)
    backedUp = documentIn(out)['tables'] as Table[]
    await product.end('SIGTERM')
  })

  it('is taken while people work, into one file that nobody else may read', () => {
    expect(backedUp.length).toBeGreaterThan(15)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(existsSync(`${file}.unfinished`)).toBe(false)
  })

  it('comes back whole into an empty folder: every table the same, the record unbroken, everybody as before', async () => {
    const into = emptyFolder()
    const restored = await run(['restore', file, '--json', '--data', into])
    expect(restored.code).toBe(0)
    expect(documentIn(restored.out)['tables']).toEqual(backedUp)
    const verified = await run(['verify', '--json', '--data', into])
    expect([verified.code, documentIn(verified.out)]).toEqual([0, expect.objectContaining({ ok: true })])

    const again = join(files, 'again.backup')
    const second = await run(['backup', again, '--json', '--data', into])
    expect(documentIn(second.out)['tables']).toEqual(backedUp)

    const product = await startProduct({ dataDir: into })
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Revenues Collator')
    const version = String(hiddenNumber(await (await visitor.get(department)).text(), 'version'))
    const saved = await visitor.post(`${department}?/save`, {
      version,
      'key-issues': 'Restored, and going on',
    })
    expect(saved.status).toBe(303)
  })

  it('is not read into a store that holds something', async () => {
    const { code, out } = await run(['restore', file, '--json', '--data', demonstrationFolder()])
    expect(code).toBe(1)
    expect(documentIn(out)['message']).toMatch(
      /^The store is not empty: there are rows in \w+\. Restore into a new data folder\.$/,
    )
  })

  it.each([
    [
      'with a changed byte',
      (bytes: Buffer) =>
        bytes.fill(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1, (bytes.length >> 1) + 1),
    ],
    ['that was cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100)],
    ['that is none', () => Buffer.from('indicator_code,value\nNI192,38.2\n')],
    ['that is empty', () => Buffer.alloc(0)],
  ])('%s is refused, and the store stays empty', async (name, damage) => {
    const damaged = join(files, `${name}.backup`)
    writeFileSync(damaged, damage(Buffer.from(readFileSync(file))))
    const into = emptyFolder()
    const { code, out } = await run(['restore', damaged, '--json', '--data', into])
    expect([code, documentIn(out)]).toEqual([1, expect.objectContaining({ refused: 'DamagedBackup' })])
    const checked = await run(['verify', '--json', '--data', into])
    expect([checked.code, documentIn(checked.out)['places']]).toEqual([0, []])
  })
})

describe('commands', () => {
  const none = emptyFolder()
  let store = ''
  let product: Product
  beforeAll(async () => {
    store = demonstrationFolder()
    product = await startProduct({ dataDir: store, isKept: true })
  })
  afterAll(() => product.end('SIGTERM'))

  it.each([
    ['', 'throughline start'],
    ['sideways', 'There is no command "sideways".'],
    ['import', 'Say "import values" and one file.'],
    ['import values', 'Say "import values" and one file.'],
    ['import values a.csv', 'Say where the figures come from with --source.'],
    ['import values nowhere.csv --source Here', 'The file nowhere.csv cannot be read.'],
    ['assess', '--indicator'],
    ['report', 'Name one report, or say --all: departmental, digest,'],
    ['report departmental', 'Say the period with --period and the folder with --out.'],
    ['report departmental --period 2008/09-Q2 --publish', 'Say who publishes, by name or post, with --as.'],
    ['report departmental --period soon --out x', '"soon" is not a period.'],
    ['verify --sideways', "Unknown option '--sideways'"],
    ['backup', 'Name one file.'],
    ['backup a b', 'Name one file.'],
    ['restore', 'Name one file.'],
    ['user', 'Say "user link" and one e-mail address.'],
    ['doctor --data', "'--data"],
    ['backup nowhere/at/all.backup', 'The file nowhere/at/all.backup cannot be written'],
    ['restore nowhere.backup', 'The file nowhere.backup cannot be read.'],
  ])('throughline %s is wrong usage', async (words, sentence) => {
    const args = words.split(' ').filter((word) => word !== '')
    const { code, out, err } = await run([...args, ...(args.length > 0 ? ['--json'] : [])], {
      DATA_DIR: none,
    })
    expect([code, out + err]).toEqual([2, expect.stringContaining(sentence)])
    if (args.length > 0)
      expect(documentIn(out)).toEqual({ error: expect.stringContaining(sentence) as string })
    expect(existsSync(join(none, 'pg18'))).toBe(false)
  })

  it.each([
    ['doctor', 0, { ok: true }],
    ['verify', 0, { ok: true }],
    ['assess --indicator NI192', 0, { place: 'halton' }],
    ['assess --indicator NOWHERE', 1, { message: expect.any(String) as string }],
    ['import values FIGURES --source Again --dry-run', 0, { rows: 1, saved: false }],
    ['import values package.json --source Again', 1, { saved: false, refused: 'file-has-problems' }],
    [
      'report departmental --period 2008/09-Q2 --body exchequer-customer-services --format docx,pdf,xlsx,csv --out OUT',
      0,
      { place: 'halton' },
    ],
    ['report sideways --period 2008/09-Q2 --out OUT', 1, { refused: 'report-not-found' }],
    ['user link nobody@fordham.test', 1, { refused: 'account-not-found' }],
  ])(
    'throughline %s, beside the running product, ends with %i and one document',
    async (words, exit, document) => {
      const files: Readonly<Record<string, string>> = {
        OUT: join(none, 'out'),
        FIGURES: join(none, 'figures.csv'),
      }
      writeFileSync(
        files['FIGURES'] ?? '',
        'indicator_code,area_code,period,value\nHBC-EC1,E06000006,2006/07 Q1,28.7\n',
      )
      const args = words.split(' ').map((word) => files[word] ?? word)
      const { code, out } = await run([...args, '--json', '--data', store])
      expect([code, documentIn(out)]).toEqual([exit, expect.objectContaining(document)])
    },
  )

  it('end with a fault and a sentence where the store cannot be opened', async () => {
    const file = join(none, 'a-file')
    closeSync(openSync(file, 'w'))
    const { code, err } = await run(['doctor', '--data', file])
    expect([code, err]).toEqual([
      3,
      expect.stringContaining('cannot be written in. Choose another one with --data.'),
    ])
    expect(err).not.toMatch(/\n\s+at /)
    const unreachable = await run(['doctor'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect([unreachable.code, unreachable.err]).toEqual([
      3,
      expect.stringContaining('The database does not answer'),
    ])
    expect(unreachable.err).not.toMatch(/\n\s+at /)
  })

  it('leave no process behind where no product runs', async () => {
    const dataDir = demonstrationFolder()
    expect((await run(['doctor', '--data', dataDir])).code).toBe(0)
    await nothingLeft(dataDir)
  })
})
