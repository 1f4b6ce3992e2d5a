import { figureMarkup } from '../../charts/figure-markup.ts'
import { markup, type Markup } from '../../kernel/markup.ts'
import { headingsOf, type Heading } from '../headings.ts'
import { tableHtml } from './html-table.ts'
import { statusHtml } from './html-status.ts'
import { linked } from './html-link.ts'
import { pageLink } from '../link-target.ts'
import type { Block, PaperTree, Run } from '../tree.ts'
import { englishPaperWords, type PaperWords } from '../words.ts'

type Writing = { readonly words: PaperWords; readonly ids: Map<Block, Heading> }

/** The report for a page that has its own heading already: everything below the title, in the classes of the design system. */
export function htmlFragment(tree: PaperTree): Markup {
  const words = tree.words ?? englishPaperWords
  const headings = headingsOf(tree)
  const writing = { words, ids: new Map(headings.map((heading) => [heading.block, heading])) }
  const listed = headings.filter(({ block }) => block.level <= 2)
  const contents =
    tree.hasContents === true && listed.length > 0
      ? markup`<nav class="paper-contents" aria-label="${words.contents}"><h2 class="govuk-heading-m">${words.contents}</h2><ul class="govuk-list">${listed.map(({ id, block }) => markup`<li class="paper-contents__level-${block.level}"><a class="govuk-link" href="#${id}">${block.text}</a></li>`)}</ul></nav>`
      : null
  return markup`<div class="paper" lang="${tree.language}">${contents}${tree.blocks.map((block) => blockHtml(block, writing))}</div>`
}

// A step below the title, which is large.
const headingClass = { 1: 'govuk-heading-m', 2: 'govuk-heading-s', 3: 'govuk-heading-s' } as const

function blockHtml(block: Block, writing: Writing): Markup {
  switch (block.kind) {
    case 'heading': {
      // The title is the h1, so a report's first level is h2.
      const opening = markup`class="${headingClass[block.level]}" id="${writing.ids.get(block)?.id ?? ''}"`
      const text = linked(block.text, block.href)
      if (block.level === 1) return markup`<h2 ${opening}>${text}</h2>`
      if (block.level === 2) return markup`<h3 ${opening}>${text}</h3>`
      return markup`<h4 ${opening}>${text}</h4>`
    }
    case 'paragraph':
      return markup`<p class="govuk-body">${runsHtml(block.runs)}</p>`
    case 'list': {
      const items = block.items.map((runs) => markup`<li>${runsHtml(runs)}</li>`)
      return block.isNumbered
        ? markup`<ol class="govuk-list govuk-list--number">${items}</ol>`
        : markup`<ul class="govuk-list govuk-list--bullet">${items}</ul>`
    }
    case 'table':
      return tableHtml(block)
    case 'figure': {
      const href = pageLink(block.href)
      return figureMarkup(block.figure, { words: writing.words, ...(href !== null && { href }) })
    }
    case 'summaryList':
      return markup`<dl class="govuk-summary-list">${block.rows.map(({ term, value }) => markup`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${term}</dt><dd class="govuk-summary-list__value">${runsHtml(value)}</dd></div>`)}</dl>`
    case 'keyToMarks':
      return markup`<div class="paper-key"><p class="govuk-body-s govuk-!-font-weight-bold govuk-!-margin-bottom-1">${block.title}</p><ul class="govuk-list paper-key__list">${block.marks.map(({ mark, meaning }) => markup`<li>${typeof mark === 'string' ? markup`<strong>${mark}</strong>` : statusHtml(mark)} ${meaning}</li>`)}</ul></div>`
    case 'pageBreak':
      return markup`<div class="paper-break"></div>`
    case 'landscape':
      return markup`<div class="paper-landscape">${block.blocks.map((inner) => blockHtml(inner, writing))}</div>`
  }
}

function runsHtml(runs: readonly Run[]): Markup[] {
  return runs.map((run) => {
    if (typeof run === 'string') return markup`${run}`
    const text = linked(run.text, run.href)
    return run.isStrong ? markup`<strong>${text}</strong>` : text
  })
}
