import { brandCss, plainBrand } from '../../../ui/brand.ts'
import type { RequestHandler } from './$types.js'

/** The colours of a place, as a style sheet of its own. */
export const GET: RequestHandler = ({ locals }) =>
  new Response(brandCss(locals.place?.brand ?? plainBrand), {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'private, max-age=300' },
  })
