import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../test/worlds/builder.ts'
import { demonstrationApp } from '../../test/worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../../test/worlds/posts.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { councilTemplate } from '../paper/testing/council-template.ts'
import type { Place } from '../places/place.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { changeTemplate, type TemplateChange } from './change-template.action.ts'
import { loadTemplate, openTemplateFile } from './load-template.action.ts'
import { templateInUse } from './template-in-use.action.ts'

let app: App
let halton: Place
let manager: Actor
let template: Uint8Array
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  manager = await actorNamed(app, halton, 'Corporate Performance Manager')
  template = await councilTemplate()
})

const change = (what: TemplateChange, actor = manager) => changeTemplate(app, { place: halton, actor }, what)
const send = (name = 'letterhead.docx', bytes = template) => change({ file: { name, bytes } })
const steps = async () => done(await loadTemplate(app, { place: halton, actor: manager }))
const open = (which: string, actor = manager) => openTemplateFile(app, { place: halton, actor }, which)
const lastEntry = async () => (await readTenant(app.db, halton.id, (trx) => listLatest(trx, 1_000_000, 1)))[0]
const headersOf = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .filter(([path]) => path.startsWith('word/header'))
    .map(([, part]) => strFromU8(part))
    .join('')

describe('the Word template of a place', () => {
  it('is in use from when it is sent, with its hash, its sender and a line in the record', async () => {
    const step = done(await send('C:\\papers\\lettér head.docx'))
    expect(step.file).toMatchObject({ name: 'lettér head.docx', bytes: template.length })
    expect(step.by).toBe('Corporate Performance Manager')
    expect((await templateInUse(app, halton.id))?.hash).toBe(step.file?.hash)
    expect(await lastEntry()).toMatchObject({
      action: 'word-template-sent',
      subject: 'halton',
      after: { name: 'lettér head.docx', hash: step.file?.hash },
    })
    expect((await verify(app, halton)).faults).toEqual([])
  })

  it('is given back as it was sent, also after another has followed it', async () => {
    const first = done(await send())
    done(await send('another.docx', await councilTemplate({ margin: 1_000 })))
    const file = done(await open(String(first.number)))
    expect(Buffer.from(file.bytes).equals(Buffer.from(template))).toBe(true)
    expect(file.name).toBe('letterhead.docx')
    expect(await open('0')).toMatchObject({ refused: 'not-found' })
  })

  it('is what the example stands in while it is in use, and not after', async () => {
    done(await send())
    const example = done(await open('example'))
    expect(headersOf(example.bytes)).toContain(`${halton.name} · Example report`)
    done(await change({ file: null }))
    expect(await templateInUse(app, halton.id)).toBeUndefined()
    expect(headersOf(done(await open('example')).bytes)).not.toContain(' · ')
    const [last] = await steps()
    expect(last).toMatchObject({ file: null, by: 'Corporate Performance Manager' })
    expect(await lastEntry()).toMatchObject({
      action: 'word-template-ended',
      before: { name: 'letterhead.docx' },
    })
    expect(await change({ file: null })).toMatchObject({ refused: 'conflict', why: 'template-none' })
  })

  it('that nobody could use changes nothing', async () => {
    const before = await steps()
    const refused = await send('notes.docx', new TextEncoder().encode('notes'))
    expect(refused).toMatchObject({
      refused: 'invalid',
      findings: [{ field: 'file', code: 'template-not-word' }],
    })
    expect(await steps()).toEqual(before)
  })

  it('is not replaced by somebody who has not seen it', async () => {
    const [last] = await steps()
    const seen = last?.number ?? 0
    done(await change({ file: { name: 'one.docx', bytes: template }, seen }))
    const stale = await change({ file: { name: 'two.docx', bytes: template }, seen })
    expect(stale).toMatchObject({ refused: 'conflict', why: 'template-changed-meanwhile' })
  })

  it('is changed by whoever changes the look of the place, and seen by nobody else', async () => {
    const director = await actorNamed(app, halton, 'Operational Director, ICT Services')
    expect(await change({ file: null }, director)).toMatchObject({ refused: 'not-allowed' })
    expect(await loadTemplate(app, { place: halton, actor: director })).toMatchObject({
      refused: 'not-allowed',
    })
    expect(await open('example', director)).toMatchObject({ refused: 'not-allowed' })
  })

  it('that can be begun from can be sent as it is', async () => {
    const starter = done(await open('starter'))
    done(await send('starter.docx', starter.bytes))
  })
})
