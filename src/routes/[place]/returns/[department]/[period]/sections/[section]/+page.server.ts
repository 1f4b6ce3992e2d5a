import { error, redirect } from '@sveltejs/kit'
import { codeOf } from '#src/returns/sections.ts'
import { open, sentences, shown } from '../../return-doorway.ts'
import { asForm, saveForm } from '../../save-form.ts'
import type { Actions, PageServerLoad } from './$types'

/** One section of a return, with its boxes; for readers who may fill it in. */
export const load: PageServerLoad = async (event) => {
  const loaded = await open(event)
  const page = shown(event, loaded)
  if (!loaded.may.includes('save')) redirect(303, page.here)
  const section = page.sections.find(({ slug }) => slug === event.params.section)
  if (!section) error(404, 'Not found')
  const isChecked = event.url.searchParams.has('checked')
  const isHere = (field: string): boolean => field === section.slug || section.codes.includes(codeOf(field))
  return {
    ...asForm(page),
    section,
    lines: page.lines.filter(({ code }) => section.codes.includes(code)),
    isChecked,
    findings: isChecked ? sentences(event, loaded.findings).filter(({ field }) => isHere(field)) : [],
  }
}

export const actions: Actions = { save: (event) => saveForm(event) }
