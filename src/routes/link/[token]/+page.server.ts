import { fail, redirect } from '@sveltejs/kit'
import { londonDate } from '#src/kernel/london.ts'
import { dayOf, periodText, weekdayOf } from '#src/kernel/period-words.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { lookAtLink, type LinkSeen } from '#src/links/look-at-link.action.ts'
import { openLink } from '#src/links/open-link.action.ts'
import { refusalSentence } from '#src/links/sentence-of.ts'
import { linkWords } from '#src/links/words.ts'
import { frameOutside } from '#src/ui/page.ts'
import { networkOfRequest } from '../../browser-of.ts'
import { linkCookie, setLinkCookie } from '../../session-cookie.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const lookingOf = ({ locals: { places, now }, request }: Pick<RequestEvent, 'locals' | 'request'>) => ({
  places,
  now,
  network: networkOfRequest(request),
})

/** Looking uses nothing up and lets nobody in; the button does. What has ended says no more than why. */
export const load: PageServerLoad = async (event) => {
  const { locals, params } = event
  const words = linkWords(locals.locale)
  const seen = await lookAtLink(locals.app.db, params.token, lookingOf(event))
  const frame = frameOutside(locals.locale)
  if (isRefusal(seen)) return { frame, link: null, sentence: refusalSentence(seen, words) }
  if (seen.standing !== 'good')
    return { frame, link: null, sentence: words.refusals[`link-${seen.standing}`]() }
  return { frame: { ...frame, ...ofPlace(seen) }, link: shownOf(seen), sentence: '' }
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, cookies } = event
    const { publicOrigin } = locals.app
    const opened = await openLink(locals.app, params.token, {
      ...lookingOf(event),
      requestId: locals.requestId,
      earlier: linkCookie(cookies, publicOrigin),
    })
    if (isRefusal(opened)) return fail(410, { sentence: refusalSentence(opened, linkWords(locals.locale)) })
    setLinkCookie(cookies, publicOrigin, opened.session)
    redirect(303, opened.path)
  },
}

function shownOf({ link }: LinkSeen) {
  const { organisationName, period, dueOn, state } = link.return
  return {
    department: organisationName,
    period: periodText(period),
    due: `${weekdayOf(dueOn)} ${dayOf(dueOn)}`,
    isSent: state === 'submitted',
    post: link.person.post,
    by: link.givenBy,
    until: dayOf(londonDate(link.endsAt)),
  }
}

function ofPlace({ place }: LinkSeen) {
  const { shortName, name, helpPhone } = place
  return {
    place: { name, href: '/link', brandHref: `/${shortName}/brand.css` },
    footer: { ...(helpPhone === '' ? {} : { helpPhone }) },
  }
}
