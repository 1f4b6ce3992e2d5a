import { need, page, type Row } from './row.ts'

const changes = page(() => '/settings/word-template', ['brand.change', 'place'])
const door = (more: string): Row => ({
  path: (_, { place }) => `/api/v1/word-template${more}?place=${place.shortName}`,
  needs: [need('brand.change', 'place', 403)],
  allowed: 200,
  signedOut: 401,
})
const at = (more: string): Row => ({
  ...changes,
  path: (_, { place }) => `/${place.shortName}/settings/word-template${more}`,
})

/** The council's own Word template: of the whole place, for those who change its look. */
export const templateRows: Readonly<Record<string, Row>> = {
  'GET /[place]/settings/word-template': changes,
  'GET /[place]/settings/word-template/files/[which]': at('/files/starter'),
  // No file: whoever may send one is told so.
  'POST /[place]/settings/word-template?/send': {
    ...at('?/send'),
    sent: () => ({ form: new FormData() }),
    allowed: 422,
  },
  // A step that nobody has seen yet.
  'POST /[place]/settings/word-template?/end': {
    ...at('?/end'),
    sent: () => ({ form: { seen: '999' } }),
    allowed: 409,
  },
  'API get /word-template': door(''),
  'API get /word-template/files/{which}': door('/files/starter'),
  'API put /word-template': {
    ...door(''),
    sent: () => ({ json: { name: 'notes.docx', file: 'bm90ZXM=' } }),
    allowed: 422,
  },
}
