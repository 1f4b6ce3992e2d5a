import { error, fail, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { changeBrand, changeLogo } from '#src/people/change-brand.action.ts'
import { mayDo } from '#src/people/policy.ts'
import { peopleWords } from '#src/people/words.ts'
import { contrast, type Hex } from '#src/ui/brand.ts'
import { textOf } from '../../form-text.ts'
import { frameOf, within } from '../../frame.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { place, actor } = within(event)
  if (!mayDo(actor, 'brand.change')) error(404, 'Not found')
  const { name, brand, helpPhone, helpEmail, hasLogo } = place
  const words = peopleWords(event.locals.locale)
  const saved = event.url.searchParams.has('done')
  return {
    frame: frameOf(event, {
      room: 'settings',
      ...(saved ? { notice: { kind: 'success', text: words.brand.saved } } : {}),
    }),
    values: { name, ...brand, helpPhone, helpEmail },
    hasLogo,
    contrast: contrast(brand.header, brand.headerText).toFixed(1),
  }
}

export const actions: Actions = {
  brand: async (event) => {
    const { place, actor, base } = within(event)
    const form = await event.request.formData()
    const values = {
      name: textOf(form, 'name'),
      header: textOf(form, 'header'),
      accent: textOf(form, 'accent'),
      link: textOf(form, 'link'),
      helpPhone: textOf(form, 'helpPhone'),
      helpEmail: textOf(form, 'helpEmail'),
    }
    const colour = (name: 'header' | 'accent' | 'link'): Hex => values[name].toLowerCase() as Hex
    const result = await changeBrand(event.locals.app, actor, place, {
      ...values,
      brand: { ...place.brand, header: colour('header'), accent: colour('accent'), link: colour('link') },
    })
    if (!isRefusal(result)) redirect(303, `${base}/settings?done=brand`)
    if (result.refused === 'not-allowed') error(404, 'Not found')
    return fail(422, { values, findings: result.findings, logoWhy: null })
  },
  logo: async (event) => {
    const { place, actor, base } = within(event)
    const file = (await event.request.formData()).get('logo')
    const logo = file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : null
    const result = await changeLogo(event.locals.app, actor, place, logo)
    if (!isRefusal(result)) redirect(303, `${base}/settings?done=logo`)
    if (result.refused === 'not-allowed') error(404, 'Not found')
    return fail(422, { values: null, findings: [], logoWhy: result.why })
  },
}
