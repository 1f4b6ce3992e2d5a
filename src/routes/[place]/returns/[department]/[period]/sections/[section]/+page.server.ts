import { error, redirect } from '@sveltejs/kit'
import { codeOf, type Section } from '#src/returns/sections.ts'
import { open, sentences, shown } from '../../return-doorway.ts'
import { asForm, saveForm } from '../../save-form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** One section of a return, with its boxes; for readers who may fill it in. */
export const load: PageServerLoad = async (event) => {
  const loaded = await open(event)
  const page = shown(event, loaded)
  if (!loaded.may.includes('save')) redirect(303, page.here)
  const section = page.sections.find(({ slug }) => slug === event.params.section)
  if (!section) error(404, 'Not found')
  const isChecked = event.url.searchParams.has('checked')
  return {
    ...asForm(page),
    section,
    lines: page.lines.filter(({ code }) => section.codes.includes(code)),
    isChecked,
    findings: isChecked
      ? sentences(event, loaded.findings).filter(({ field }) => stands(section, field))
      : [],
  }
}

/** Back here with what is to be put right in this section; else to the whole return, to be checked once all of it is in order. */
async function checkedAt(event: RequestEvent, here: string): Promise<string> {
  const loaded = await open(event)
  const section = shown(event, loaded).sections.find(({ slug }) => slug === event.params.section)
  if (section && loaded.findings.some(({ field }) => stands(section, field)))
    return `${here}/sections/${section.slug}?checked=1`
  return loaded.findings.length === 0 && loaded.may.includes('submit') ? `${here}/check` : `${here}?done=save`
}

const stands = ({ slug, codes }: Section, field: string): boolean =>
  field === slug || codes.includes(codeOf(field))

export const actions: Actions = { save: (event) => saveForm(event, (here) => checkedAt(event, here)) }
