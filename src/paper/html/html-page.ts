import { markup, type Markup } from '../../kernel/markup.ts'
import { htmlFragment } from './html.ts'
import { pageStyles } from './html-styles.ts'
import type { PaperTree } from '../tree.ts'

/** The report as one file that can be sent: nothing in it is fetched, nothing in it runs. */
export function htmlPage(tree: PaperTree): Markup {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
  const subtitle = tree.subtitle ? markup`<p class="paper-subtitle">${tree.subtitle}</p>` : null
  const published = tree.published ? markup`<p class="paper-published">${tree.published}</p>` : null
  return markup`<!doctype html>
<html lang="${tree.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${tree.title} – ${tree.place}</title>
<meta name="author" content="${tree.meta.author}">
<style>${pageStyles(tree.brandColour)}</style>
</head>
<body>
<header class="paper-header"><p>${tree.place}</p><p>${tree.asAt}</p></header>
<main><h1>${tree.title}</h1>${subtitle}<p class="paper-as-at">${tree.place}, ${tree.asAt}</p>${published}
${htmlFragment(tree)}</main>
${published && markup`<footer class="paper-footer">${published}</footer>\n`}</body>
</html>
`
}
