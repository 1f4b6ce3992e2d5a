/** What opens something stands in the address itself: no request from its page names more than where it comes from. */
const secretAddress = /^(\/en-xa)?\/link(\/|$)/

/** On every answer. Pages replace the policy with their own, which lets our script and style in. */
export function securityHeaders(publicOrigin: string, path: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': secretAddress.test(path) ? 'strict-origin' : 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'x-frame-options': 'DENY',
    ...(path.startsWith('/assets/') || path.startsWith('/_app/') ? {} : { 'cache-control': 'no-store' }),
    ...(publicOrigin.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
