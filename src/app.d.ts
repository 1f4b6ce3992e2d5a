import type { App as Product } from './db/app.ts'
import type { Actor } from './rights/actor.ts'
import type { Who } from './accounts/who.ts'
import type { Standing } from './links/link.ts'
import type { Place } from './places/place.ts'
import type { Locale } from './ui/messages.ts'

declare global {
  namespace App {
    interface Error {
      message: string
      reference?: string
      /** The disk is full: nothing can be saved until whoever runs the service makes room. */
      isFull?: boolean
      /** Whoever came by a link: where its return is, and why it no longer opens. */
      byLink?: Locals['byLink']
    }
    interface Locals {
      app: Product
      requestId: string
      locale: Locale
      /** The real time of this request; a place's own time is `timeIn(place, now)`. */
      now: Date
      who?: Who
      places: Place[]
      /** Set for every address under a place that the person may open. */
      place?: Place
      actor?: Actor
      /** Set for whoever came by a link; `ended` at its return, where it no longer opens. */
      byLink?: { readonly path: string; readonly ended: Exclude<Standing, 'good'> | null }
    }
  }
}
