import { error, fail, redirect } from '@sveltejs/kit'
import { areaWords } from '#src/areas/words.ts'
import { groupWords } from '#src/areas/group-words.ts'
import { mailWords } from '#src/mail/words.ts'
import { importPageWords } from '#src/imports/page-words.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { changeBrand, changeLogo } from '#src/places/change-brand.action.ts'
import { ruleWords } from '#src/indicators/rule-words.ts'
import { mayDo } from '#src/rights/policy.ts'
import { peopleWords } from '#src/people/words.ts'
import { contrast, type Hex } from '#src/ui/brand.ts'
import { textOf } from '../../form-text.ts'
import { frameOf, within } from '../../frame.ts'
import { rooms } from '../../navigation.ts'
import { siteWords } from '../../site-words.ts'
import { templateWords } from '#src/templates/words.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

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
    links: otherSettings(event),
    values: { name, ...brand, helpPhone, helpEmail },
    hasLogo,
    contrast: contrast(brand.header, brand.headerText).toFixed(1),
  }
}

/** The other settings, and what there may be no room for at the top of the page. */
function otherSettings(event: RequestEvent): { text: string; href: string }[] {
  const { actor, base } = within(event)
  const { navigation } = siteWords(event.locals.locale)
  const open = { people: 'people.read', audit: 'record.read' } as const
  const others = (['people', 'audit'] as const)
    .filter((room) => mayDo(actor, open[room]))
    .map((room) => ({ text: navigation[room], href: `${base}/${rooms[room]}` }))
  const rule = { text: ruleWords(event.locals.locale).title, href: `${base}/settings/rules` }
  const areas = { text: areaWords(event.locals.locale).title, href: `${base}/settings/areas` }
  const groups = { text: groupWords(event.locals.locale).title, href: `${base}/settings/comparators` }
  const files = { text: importPageWords(event.locals.locale).title, href: `${base}/import` }
  const mail = { text: mailWords(event.locals.locale).title, href: `${base}/settings/mail` }
  const template = { text: templateWords(event.locals.locale).title, href: `${base}/settings/word-template` }
  return [
    template,
    ...(mayDo(actor, 'mail.manage') ? [mail] : []),
    ...(mayDo(actor, 'figures.import') ? [files] : []),
    ...(mayDo(actor, 'rules.set') ? [rule] : []),
    ...(mayDo(actor, 'area.change') ? [areas, groups] : []),
    ...others,
  ]
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
