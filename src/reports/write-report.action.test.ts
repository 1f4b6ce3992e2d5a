import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationApp } from '../../test/worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../../test/worlds/posts.ts'
import type { App } from '../db/app.ts'
import { quarter } from '../kernel/period.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { councilTemplate } from '../paper/testing/council-template.ts'
import type { Actor } from '../rights/actor.ts'
import type { Place } from '../places/place.ts'
import { changeTemplate } from '../templates/change-template.action.ts'
import { reportDefinitions } from './report-list.ts'
import { writeReport, type ReportsToWrite } from './write-report.action.ts'

let app: App
let halton: Place
let director: Actor
const outDir = mkdtempSync(join(tmpdir(), 'throughline-reports-'))
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  director = await actorNamed(app, halton, 'Operational Director, ICT Services')
})
afterAll(() => rmSync(outDir, { recursive: true, force: true }))

const request: ReportsToWrite = {
  definitions: ['departmental'],
  period: quarter(2008, 2),
  bodies: ['ict-services'],
  formats: ['csv'],
  asAt: '2008-11-14',
  outDir,
}
const write = (more: Partial<ReportsToWrite>) => writeReport(app, halton, director, { ...request, ...more })

describe('writing reports as files', () => {
  it('writes one for each department in each format, the same bytes each time', async () => {
    const folders = ['once', 'again'].map((name) => join(outDir, name))
    for (const folder of folders) {
      const result = await write({ bodies: 'all', formats: ['docx', 'pdf', 'xlsx', 'csv'], outDir: folder })
      if ('refused' in result) throw new Error(result.why)
      expect(result.files).toHaveLength(4 * 19)
      expect(new Set(result.files.map(({ body }) => body)).size).toBe(19)
      for (const { path, bytes } of result.files) expect(readFileSync(path).byteLength).toBe(bytes)
    }
    const [once = '', again = ''] = folders
    const names = readdirSync(once)
    for (const ending of ['docx', 'pdf', 'xlsx', 'csv'])
      expect(names).toContain(`halton-departmental-ict-services-q2-2008-09.${ending}`)
    for (const name of names)
      expect(readFileSync(join(once, name)).equals(readFileSync(join(again, name))), name).toBe(true)
  })

  it('writes the whole set of a quarter, and says each file as soon as it is there', async () => {
    const told: string[] = []
    const result = await write({
      definitions: reportDefinitions.map(({ code }) => code),
      bodies: 'all',
      formats: ['csv'],
      outDir: join(outDir, 'set'),
      onFile: ({ path }) => told.push(path),
    })
    if ('refused' in result) throw new Error(result.why)
    expect(told).toEqual(result.files.map(({ path }) => path))
    expect(new Set(told).size).toBe(told.length)
    expect(new Set(result.files.map(({ definition }) => definition)).size).toBe(reportDefinitions.length)
  })

  it('refuses what it does not know, and writes nothing', async () => {
    const folder = join(outDir, 'none')
    const refused: [Partial<ReportsToWrite>, string][] = [
      [{ definitions: ['departmental', 'weekly'] }, 'report-not-found'],
      [{ formats: ['docx', 'exe'] }, 'format-not-known'],
      [{ bodies: ['police'] }, 'report-not-found'],
      [{ asAt: 'yesterday' }, 'as-at-not-understood'],
      [{ period: { kind: 'month', index: 24_100 }, bodies: 'all' }, 'nothing-to-report'],
    ]
    for (const [more, why] of refused) expect(await write({ ...more, outDir: folder })).toMatchObject({ why })
    expect(existsSync(folder)).toBe(false)
  })

  it('writes Word files in the template that is in use', async () => {
    const manager = await actorNamed(app, halton, 'Corporate Performance Manager')
    const by = { place: halton, actor: manager }
    const wordsOf = async (name: string): Promise<string> => {
      const result = await write({ formats: ['docx'], outDir: join(outDir, name) })
      if ('refused' in result) throw new Error(result.why)
      const [file] = result.files
      return strFromU8(unzipSync(readFileSync(file?.path ?? ''))['word/document.xml'] ?? new Uint8Array())
    }
    const plain = await wordsOf('plain')
    const file = { name: 'paper.docx', bytes: await councilTemplate() }
    expect(isRefusal(await changeTemplate(app, by, { file }))).toBe(false)
    expect(await wordsOf('paper')).toContain('To the Executive Board: figures as at 14 November 2008.')
    expect(isRefusal(await changeTemplate(app, by, { file: null }))).toBe(false)
    expect(await wordsOf('plain-again')).toBe(plain)
  })
})
