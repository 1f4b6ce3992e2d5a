import type { ServerResponse } from 'node:http'

/** On every answer. Pages replace the policy with their own, which lets our script and style in. */
export function setSecurityHeaders(response: ServerResponse, publicOrigin: string, path: string): void {
  const headers: Record<string, string> = {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'x-frame-options': 'DENY',
    ...(path.startsWith('/assets/') || path.startsWith('/_app/') ? {} : { 'cache-control': 'no-store' }),
    ...(publicOrigin.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
