import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import { definitionBoxes, type TypedDefinition } from '#src/definitions/typed-definition.ts'
import { definitionWords } from '#src/definitions/words.ts'
import { refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { tell, type Told } from '#src/organisations/sentence.ts'
import { textOf } from '../../form-text.ts'
import { refuseOthers } from '../organisations/form-boxes.ts'

export interface GivenDefinition {
  readonly typed: TypedDefinition
  readonly reason: string
  readonly version: number
}

/** The boxes of the form as typed; a box that the page does not have is refused. */
export async function givenDefinition({ request }: { readonly request: Request }): Promise<GivenDefinition> {
  const form = await request.formData()
  refuseOthers(form, [...definitionBoxes, 'reason', 'version'])
  const typed = Object.fromEntries(definitionBoxes.map((box) => [box, textOf(form, box)])) as TypedDefinition
  return { typed, reason: textOf(form, 'reason'), version: Number(textOf(form, 'version')) }
}

/** A refused form with everything that was typed; what is not there or not allowed is a page that is not there. */
export function refusedForm<Given>(
  event: Pick<RequestEvent, 'locals'>,
  refusal: Refusal,
  given: Given,
): ActionFailure<{ given: Given; told: Told; isStale: boolean }> {
  if (refusal.refused === 'not-found' || refusal.refused === 'not-allowed') error(404, 'Not found')
  const told = tell(refusal, definitionWords(event.locals.locale))
  const isStale = refusal.why === 'indicator-changed-meanwhile'
  return fail(refusalCodes[refusal.refused].status, { given, told, isStale })
}

/** What has just been done, said once on the page that it leads to. */
export function doneNotice({
  locals,
  url,
}: Pick<RequestEvent, 'locals' | 'url'>): { kind: 'success'; text: string } | undefined {
  const { done } = definitionWords(locals.locale)
  const name = url.searchParams.get('done') ?? ''
  return Object.hasOwn(done, name) ? { kind: 'success', text: done[name as keyof typeof done] } : undefined
}
