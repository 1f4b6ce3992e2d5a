import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

const en = {
  refusals: {
    'place-not-found': 'There is no such place.',
    'cursor-not-known': 'There is nothing called that to go on after. Begin the list again.',
    'key-used-before':
      'This Idempotency-Key was sent before, with another request. Give each change its own.',
    'session-needed': 'Sign in first: this request has no session, or its session has ended.',
    'token-not-known':
      'This access token is not known, has ended or was revoked. Make one on the page of your account, and send it as "Authorization: Bearer tl_…".',
    'json-only': 'Send the body as JSON, with the header "Content-Type: application/json".',
    'not-json': 'The body is not JSON that can be read.',
    'too-large': ({ most }: Args) => `The body is larger than ${most} bytes. Nothing was changed.`,
    'key-missing':
      'Send a header Idempotency-Key of 1 to 200 characters, a new one for each change: then the change is made once, however often it is sent.',
    'version-missing': 'Send the ETag of what you have seen as the header If-Match, like "3".',
    'version-stale':
      'It has been changed since you read it, so nothing was changed. Read it again and decide what to keep.',
    'request-not-understood': 'The request has parts that are not understood.',
    'address-not-found': 'There is no such address.',
    fault:
      'Something went wrong here. Nothing was changed. Give the reference to whoever looks after this system.',
    outage: 'The database does not answer. Try again in a minute.',
  },
  findings: {
    'unknown-key': ({ key }: Args) => `"${key}" is not known here.`,
    'not-as-described': ({ what }: Args) => String(what),
  },
}

export const apiWords = inEachLocale(en)
export type ApiWords = ReturnType<typeof apiWords>
