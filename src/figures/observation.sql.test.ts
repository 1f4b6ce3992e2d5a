import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { builder, done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { quarter, shift } from '../kernel/period.ts'
import { setClock } from '../places/place.sql.ts'
import { makeChange } from '../record/make-change.action.ts'
import { findLatestPeriod, listObservations, listRevisions } from './observation.sql.ts'
import { recordFigures } from './record-figures.action.ts'
import type { ArrivingFigure } from './insert-observations.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const first = quarter(1990, 1)

describe('the value store', () => {
  it('gives decimals back exactly as they came: every digit, trailing noughts included', async () => {
    const place = await newTenant(app)
    const indicator = await anIndicator(app, place.id)
    const digits = fc.stringMatching(/^[0-9]{1,18}$/)
    const decimals = fc
      .tuple(fc.constantFrom('', '-'), digits, fc.option(digits))
      .map(([sign, whole, fraction]) => {
        const plain = `${whole.replace(/^0+(?=\d)/, '')}${fraction === null ? '' : `.${fraction}`}`
        return /[1-9]/.test(plain) ? sign + plain : plain
      })
    const values = ['38.20', '0.10', '0', '0.0', '-0.05', ...fc.sample(decimals, { numRuns: 100, seed: 38 })]
    const rows = values.map(
      (value, i) => `${indicator.code},${homeArea},${periodSlug(shift(first, i))},${value},${value}`,
    )
    done(
      await importText(
        app,
        place.id,
        ['indicator_code,area_code,period,value,denominator', ...rows].join('\n'),
      ),
    )
    const stored = await readTenant(app.db, place.id, (trx) =>
      listObservations(trx, { indicatorIds: [indicator.id] }, null),
    )
    expect(stored.map(({ value }) => value)).toEqual(values)
    expect(stored.map(({ denominator }) => denominator)).toEqual(values)
    expect((await verify(app, place)).faults).toEqual([])
  })

  it.each(['update observation set value = 1', 'delete from observation', 'truncate observation'])(
    'only grows: the application may not "%s"',
    async (text) => {
      const place = await newTenant(app)
      const client = await app.db.pool.connect()
      try {
        await client.query(`begin; set local role tl_app; set local app.tenant = '${place.id}'`)
        await expect(client.query(text)).rejects.toThrow(/permission denied/)
      } finally {
        await client.query('rollback')
        client.release()
      }
    },
  )

  it('holds no figure without a value but by a mark that says why, and no nil other than nought', async () => {
    const place = await newTenant(app)
    const indicator = await anIndicator(app, place.id)
    const insert = (value: string | null, mark: string) =>
      inTenant(app.db, place.id, (trx) =>
        trx
          .insertInto('observation')
          .values({
            tenant_id: place.id,
            indicator_id: indicator.id,
            area_code: homeArea,
            period_kind: 'quarter',
            period_index: 1,
            revision: 1,
            value: value as Decimal | null,
            mark,
            recorded_at: new Date(),
            audit_sequence: 1,
          })
          .execute(),
      )
    for (const [value, mark] of [
      [null, 'ok'],
      [null, 'nil'],
      ['1', 'missing'],
      ['1', 'nil'],
      ['1', 'perhaps'],
    ] as const) {
      await expect(insert(value, mark)).rejects.toThrow(/check constraint/)
    }
  })

  it('shows as at a moment the latest revision recorded at or before it', async () => {
    const place = await newTenant(app, new Date('2008-01-01T09:00:00Z'))
    const indicator = await anIndicator(app, place.id)
    const at = { indicatorId: indicator.id, areaCode: homeArea }
    const figure = (period: number, revision: number): ArrivingFigure => ({
      ...at,
      period: shift(first, period),
      revision,
      value: `${period}.${revision}` as Decimal,
      numerator: null,
      denominator: null,
      lower: null,
      upper: null,
      status: 'final',
      mark: 'ok',
      reason: '',
      source: '',
      recordedBy: null,
    })
    // A story of revisions: at each step one of four figures is recorded anew.
    const steps =
      fc.sample(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 20, maxLength: 20 }), {
        numRuns: 1,
        seed: 9,
      })[0] ?? []
    const story: { period: number; revision: number; recordedAt: Date }[] = []
    for (const [day, period] of steps.entries()) {
      const revision = story.filter((told) => told.period === period).length + 1
      await inTenant(app.db, place.id, (trx) => setClock(trx, new Date(Date.UTC(2008, 0, 2 + day))))
      const recordedAt = done(
        await makeChange(app.db, place.id, builder, async (change) => {
          const recording = {
            as: 'set-up',
            action: 'figures-imported',
            subjectKind: 'import',
            subject: 'story',
          }
          await recordFigures(change, [figure(period, revision)], {
            ...recording,
            after: {},
            signedBy: null,
            returnId: null,
          })
          return change.at
        }),
      )
      story.push({ period, revision, recordedAt })
    }
    const moments = story.flatMap(({ recordedAt }) =>
      [-1, 0, 1].map((ms) => new Date(recordedAt.getTime() + ms)),
    )
    for (const moment of [new Date('2007-12-31T00:00:00Z'), ...moments, null]) {
      const stood = await readTenant(app.db, place.id, (trx) =>
        listObservations(trx, { indicatorIds: [indicator.id] }, moment),
      )
      const expected = [0, 1, 2, 3].flatMap((period) => {
        const told = story.filter(
          (one) => one.period === period && (moment === null || one.recordedAt <= moment),
        )
        return told.length === 0 ? [] : [`${period}.${told.length}`]
      })
      expect(stood.map(({ value }) => value)).toEqual(expected)
      const latest = await readTenant(app.db, place.id, (trx) => findLatestPeriod(trx, 'quarter', moment))
      expect(latest?.index).toBe(
        expected.length === 0 ? undefined : first.index + Number(expected.at(-1)?.[0]),
      )
    }
    const revisions = await readTenant(app.db, place.id, (trx) =>
      listRevisions(trx, { ...at, period: first }),
    )
    expect(revisions.map(({ revision }) => revision)).toEqual(
      story.filter(({ period }) => period === 0).map(({ revision }) => revision),
    )
  })
})
