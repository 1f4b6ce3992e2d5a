import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { demonstrationFolder, emptyFolder } from './folders.ts'
import { run } from './product.ts'

describe('what is held about a person', () => {
  it('is printed by one command, to read and as JSON; for somebody unknown with a sentence', async () => {
    const dataDir = demonstrationFolder()
    const read = await run(['person-data', 'Waste Management Collator', '--data', dataDir])
    expect([read.code, read.out]).toEqual([0, expect.stringContaining('figures entered (8)')])
    const asJson = await run(['person-data', 'Waste Management Collator', '--json', '--data', dataDir])
    expect(JSON.parse(asJson.out)).toMatchObject({ person: [{ post: 'Waste Management Collator' }] })
    const unknown = await run(['person-data', 'Nobody at all', '--data', dataDir])
    expect([unknown.code, unknown.out]).toEqual([1, expect.stringContaining('There is no person or post')])
    expect((await run(['person-data', '--data', dataDir])).code).toBe(2)
  })

  it('stays erased when an older backup is restored, as long as the list of the erased is there', async () => {
    const file = join(emptyFolder(), 'store.backup')
    expect((await run(['backup', file, '--data', demonstrationFolder()])).code).toBe(0)
    const list = join(emptyFolder(), 'erased.json')
    writeFileSync(
      list,
      JSON.stringify([{ place: 'halton', personId: 63, erasedAt: '2009-02-01T00:00:00.000Z' }]),
    )
    const into = emptyFolder()
    copyFileSync(list, join(into, 'erased.json'))
    const restored = await run(['restore', file, '--json', '--data', into])
    expect([restored.code, JSON.parse(restored.out)]).toEqual([0, expect.objectContaining({ erased: 1 })])
    const data = await run(['person-data', '63', '--json', '--data', into])
    expect(JSON.parse(data.out)).toMatchObject({
      person: [{ post: 'Business Improvement Officer', name: 'Former post holder', email: null }],
    })
    expect((await run(['verify', '--data', into])).code).toBe(0)
  })
})
