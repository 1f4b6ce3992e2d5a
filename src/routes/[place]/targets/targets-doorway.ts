import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import { refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { tell, type Told } from '#src/organisations/sentence.ts'
import { targetWords } from '#src/targets/words.ts'
import type { PageFrame } from '#src/ui/page.ts'

export interface Refused<Given> {
  readonly given: Given
  readonly told: Told
  /** Something was asked about, and passes once it is confirmed. */
  readonly isAsking: boolean
}

/** A refused form with everything that was typed; what is not there or not allowed is a page that is not there. */
export function refused<Given>(
  event: Pick<RequestEvent, 'locals'>,
  refusal: Refusal,
  given: Given,
): ActionFailure<Refused<Given>> {
  const isHidden = refusal.refused === 'not-allowed' && refusal.why !== 'own-entry'
  if (refusal.refused === 'not-found' || isHidden) error(404, 'Not found')
  const { status } = refusalCodes[refusal.refused]
  return fail(status, {
    given,
    told: tell(refusal, targetWords(event.locals.locale)),
    isAsking: refusal.findings.some(({ severity }) => severity === 'query'),
  })
}

export function noticeOf(event: Pick<RequestEvent, 'locals' | 'url'>): Pick<PageFrame, 'notice'> {
  const { done } = targetWords(event.locals.locale)
  const asked = event.url.searchParams.get('done') ?? ''
  return Object.hasOwn(done, asked)
    ? { notice: { kind: 'success', text: done[asked as keyof typeof done] } }
    : {}
}
