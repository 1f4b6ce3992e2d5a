import { markup } from '../../kernel/markup.ts'

/** A page for what is answered before the pages run: same style sheet, no script, no frame. */
export function plainPage(title: string, sentence: string): string {
  return `<!doctype html>${markup`<html lang="en" class="govuk-template"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="stylesheet" href="/assets/throughline.css"></head><body class="govuk-template__body">
<div class="govuk-width-container"><main class="govuk-main-wrapper"><h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${sentence}</p><p class="govuk-body"><a class="govuk-link" href="/">Go to the start page</a></p>
</main></div></body></html>`.toString()}`
}
