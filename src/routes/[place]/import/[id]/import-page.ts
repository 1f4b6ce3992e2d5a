import { error, type RequestEvent } from '@sveltejs/kit'
import { readChoices } from '#src/imports/import-choices.ts'
import type { ImportAsked } from '#src/imports/preview-import.action.ts'
import { within } from '../../../frame.ts'

/** The file that the address names, and the choices in its query. */
export function askedOf(event: Pick<RequestEvent, 'locals' | 'url' | 'params'>): ImportAsked {
  const { today } = within(event)
  const id = /^[1-9]\d{0,8}$/.test(event.params.id ?? '') ? Number(event.params.id) : 0
  if (id === 0) error(404, 'Not found')
  return { id, today, choices: readChoices(event.url.searchParams) }
}
