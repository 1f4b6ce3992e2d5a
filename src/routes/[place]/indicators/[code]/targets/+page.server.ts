import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { periodSlug } from '#src/kernel/period-words.ts'
import type { Period } from '#src/kernel/period.ts'
import { readPeriod } from '#src/kernel/read-period.ts'
import { loadSummary } from '#src/performance/load-indicator.action.ts'
import { loadIndicatorTargets } from '#src/targets/load-indicator-targets.action.ts'
import { moveProposal } from '#src/targets/move-proposal.action.ts'
import { saveProposal } from '#src/targets/save-proposal.action.ts'
import { proposalBoxes, typedProposal } from '#src/targets/typed-proposal.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import { noticeOf, refused } from '../../../targets/targets-doorway.ts'
import { openIndicator } from '../indicator-page.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { actor, today } = within(event)
  const page = await openIndicator(event, async (trx, head, at) => ({
    targets: await loadIndicatorTargets(trx, actor, head.indicator, head.area.code, head.period, today),
    forecast: (await loadSummary(trx, head, at)).forecast,
  }))
  const asked = yearIn(event.url.searchParams.get('for') ?? '')
  const { years, proposals } = page.targets
  const year = years.find((one) => asked && periodSlug(one) === periodSlug(asked)) ?? years[2]
  if (!year) error(404, 'Not found')
  const regime = event.url.searchParams.get('regime')
  const open = proposals.filter(
    (one) => one.state !== 'adopted' && one.state !== 'withdrawn' && one.year.index === year.index,
  )
  return {
    ...page,
    frame: { ...page.frame, ...noticeOf(event) },
    year,
    open,
    values: typedProposal(
      open.find((one) => one.regime === regime),
      page.head.indicator,
    ),
  }
}

const save = async (event: RequestEvent<{ code: string }>, isProposing: boolean) => {
  const { actor, base } = within(event)
  const { code } = event.params
  const given = await boxesOf(event, [...proposalBoxes, 'for', 'version'])
  const year = yearIn(given.for)
  if (!year) error(400, 'The form has no year')
  const seen = { code, year, version: Number(given.version) }
  const result = await saveProposal(event.locals.app, actor, seen, given, isProposing)
  if (isRefusal(result)) return refused(event, result, { ...given, comment: '', proposal: '' })
  const done = isProposing ? 'proposed' : 'drafted'
  redirect(303, `${base}/indicators/${encodeURIComponent(code)}/targets?for=${periodSlug(year)}&done=${done}`)
}

const move = async (event: RequestEvent<{ code: string }>, name: 'comment' | 'withdraw') => {
  const { actor, base } = within(event)
  const { proposal, comment } = await boxesOf(event, ['proposal', 'comment'])
  const [id = 0, version = 0] = proposal.split('/').map(Number)
  const result = await moveProposal(event.locals.app, actor, { id, version }, name, comment)
  if (isRefusal(result)) return refused(event, result, { ...typedProposal(undefined), comment, proposal })
  const done = name === 'comment' ? 'commented' : 'withdrawn'
  redirect(303, `${base}/indicators/${encodeURIComponent(event.params.code)}/targets?done=${done}`)
}

export const actions: Actions = {
  save: (event) => save(event, false),
  propose: (event) => save(event, true),
  comment: (event) => move(event, 'comment'),
  withdraw: (event) => move(event, 'withdraw'),
}

function yearIn(text: string): Period | null {
  const reading = readPeriod(text, 'financial-year')
  return reading.is === 'one' ? reading.period : null
}
