import { brandCss, plainBrand } from '#src/ui/brand.ts'
import type { RequestHandler } from './$types'

/** The colours of the sample place on the page of the shell. */
export const GET: RequestHandler = () =>
  new Response(brandCss(plainBrand), { headers: { 'content-type': 'text/css; charset=utf-8' } })
