import { render } from 'svelte/server'
import { it } from 'vitest'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { loadDemonstration } from '../entry/demonstration/load-demonstration.ts'
import { importValues } from '../indicators/import-values.action.ts'
import { listIndicators } from '../indicators/indicator.sql.ts'
import { insertScorecard } from './scorecard.sql.ts'
import { loadScorecard } from './load-scorecard.action.ts'
import { visibleTo } from '../people/policy.ts'
import { quarter } from '../kernel/period.ts'
import { chosenRows } from './card-query.ts'
import { cardRows } from './card-rows.ts'
import ScorecardBand from './ScorecardBand.svelte'
import { sql } from 'kysely'

it('measures', async () => {
  const app = await quietApp()
  await loadDemonstration(app)
  const actor = { tenantId: 1, personId: 1, name: 'R', post: 'R', grants: [{ role: 'auditor', covers: 'all' }], requestId: 't' } as never
  const lines = ['indicator_code,area_code,period,value,title,unit,polarity,frequency']
  for (let i = 0; i < 200; i++) for (let q = 0; q < 14; q++) lines.push(`T${i},E06000006,Q${(q % 4) + 1} ${2005 + Math.floor(q / 4)}/${String(6 + Math.floor(q / 4)).padStart(2, '0')},${30 + (i % 7) + q / 3 .toFixed()},Title ${i},%,high,quarterly`)
  const r = await importValues(app, 1, { personId: null, name: 'x', requestId: 'x' }, 'set-up', { name: 'f', text: lines.join('\n'), source: 'x', create: true, dryRun: false, partial: false })
  console.log(JSON.stringify(r).slice(0, 300))
  const visible = visibleTo(actor, 'performance.read')
  await inTenant(app.db, 1, async (trx) => {
    const all = (await listIndicators(trx, visible)).filter((i) => i.code.startsWith('T'))
    for (const i of all) for (const q of [1, 2, 3, 4]) await sql`insert into target (tenant_id, indicator_id, area_code, period_kind, period_index, regime, revision, kind, value, recorded_at, audit_sequence) values (1, ${i.id}, 'E06000006', 'quarter', ${2008 * 4 + q - 1}, 'service', 1, 'quarterly-profile', 35, now() - interval '20 years', 1)`.execute(trx)
    await insertScorecard(trx, 1, { code: 'BIG', title: 'Big', body: '', bands: ['a', 'b', 'c', 'd'].map((p, n) => ({ perspective: p, measures: all.slice(n * 50, n * 50 + 50).map((i) => ({ objective: 'o', indicatorId: i.id, owner: 'Owner', baseline: '1' })) })) })
  })
  const at = { period: quarter(2008, 2), asAt: null, today: '2009-01-12' }
  const q = { sort: null, status: null, owner: null, hasAllColumns: false }
  const links = { base: '/halton', query: '' }
  const cpu = async (name: string, n: number, f: () => unknown) => {
    for (let i = 0; i < 10; i++) await f()
    const s = process.cpuUsage()
    for (let i = 0; i < n; i++) await f()
    const u = process.cpuUsage(s)
    console.log(name, ((u.user + u.system) / 1000 / n).toFixed(2), 'ms')
  }
  const load = () => readTenant(app.db, 1, (trx) => loadScorecard(trx, actor, 'BIG', at))
  const card = await load()
  if (!card) throw new Error()
  const { Session } = await import('node:inspector/promises')
  const ses = new Session(); ses.connect(); await ses.post('Profiler.enable'); await ses.post('Profiler.start')
  await cpu('load', 60, load)
  const { profile } = await ses.post('Profiler.stop')
  const self = new Map<string, number>()
  const dt = profile.timeDeltas ?? []
  const byId = new Map(profile.nodes.map((n) => [n.id, n]))
  ;(profile.samples ?? []).forEach((id, i) => { const n = byId.get(id); const k = (n?.callFrame.functionName || 'anon') + ' ' + (n?.callFrame.url.split('/').slice(-2).join('/') ?? ''); self.set(k, (self.get(k) ?? 0) + (dt[i] ?? 0)) })
  console.log([...self].sort((a, b) => b[1] - a[1]).slice(0, 40).map(([k, v]) => (v / 70000).toFixed(2) + ' ' + k).join('\n'))
  await cpu('rows', 30, () => card.bands.map((b) => cardRows(chosenRows(b.rows, q), { links, periodLabel: 'Q2 2008/09' }, 'en')))
  const made = card.bands.map((b) => cardRows(chosenRows(b.rows, q), { links, periodLabel: 'Q2 2008/09' }, 'en'))
  await cpu('render', 30, () => made.map((rows) => render(ScorecardBand, { props: { id: 'x', heading: 'h', rows, query: q, sortHref: () => '?' } }).body.length))
  console.log(card.bands[0]?.rows[0]?.judged.status, card.bands[0]?.rows[0]?.forecast?.result)
}, 120000)
