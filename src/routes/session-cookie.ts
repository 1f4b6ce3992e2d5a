import type { Cookies } from '@sveltejs/kit'

// Over plain http, on the machine's own address, browsers keep no cookie that asks for https.
const isSecure = (publicOrigin: string): boolean => publicOrigin.startsWith('https:')
const nameFor = (publicOrigin: string): string => (isSecure(publicOrigin) ? '__Host-tl' : 'tl')

/** The token in the cookie; null for none and for one that cannot be ours. */
export function sessionToken(cookies: Cookies, publicOrigin: string): string | null {
  const token = cookies.get(nameFor(publicOrigin)) ?? ''
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

export function setSessionCookie(cookies: Cookies, publicOrigin: string, token: string): void {
  cookies.set(nameFor(publicOrigin), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(publicOrigin),
  })
}

export function clearSessionCookie(cookies: Cookies, publicOrigin: string): void {
  cookies.delete(nameFor(publicOrigin), { path: '/', secure: isSecure(publicOrigin) })
}

/** Of whoever came by a link: beside a sign-in, which it neither needs nor gives. */
const linkNameFor = (publicOrigin: string): string => `${nameFor(publicOrigin)}-link`

export function linkCookie(cookies: Cookies, publicOrigin: string): string | null {
  return cookies.get(linkNameFor(publicOrigin)) ?? null
}

export function setLinkCookie(cookies: Cookies, publicOrigin: string, session: string): void {
  cookies.set(linkNameFor(publicOrigin), session, {
    path: '/',
    httpOnly: true,
    // The letter's link is followed from elsewhere, and leads to the return in the same breath.
    sameSite: 'lax',
    secure: isSecure(publicOrigin),
  })
}

export function clearLinkCookie(cookies: Cookies, publicOrigin: string): void {
  cookies.delete(linkNameFor(publicOrigin), { path: '/', secure: isSecure(publicOrigin) })
}

/** The half of a sign-in that is not finished: what stays with the browser while a code or a provider is asked. */
const halfNameFor = (publicOrigin: string): string => `${nameFor(publicOrigin)}-half`

export function halfToken(cookies: Cookies, publicOrigin: string): string | null {
  const token = cookies.get(halfNameFor(publicOrigin)) ?? ''
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

/** Lasts ten minutes, as what it belongs to does. */
export function setHalfCookie(cookies: Cookies, publicOrigin: string, token: string): void {
  cookies.set(halfNameFor(publicOrigin), token, {
    path: '/',
    httpOnly: true,
    // The provider sends people back by a plain link, with which a browser sends cookies that are lax.
    sameSite: 'lax',
    secure: isSecure(publicOrigin),
    maxAge: 600,
  })
}

export function clearHalfCookie(cookies: Cookies, publicOrigin: string): void {
  cookies.delete(halfNameFor(publicOrigin), { path: '/', secure: isSecure(publicOrigin) })
}
