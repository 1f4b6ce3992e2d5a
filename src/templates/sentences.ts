import type { Refusal } from '../kernel/refusal.ts'
import type { Locale } from '../ui/messages.ts'
import { templateWords } from './words.ts'

/** A line of the error summary; with a box that it is about, or about the form as a whole. */
export interface TemplateProblem {
  readonly field: string | null
  readonly text: string
}

type Args = Readonly<Record<string, string | number>>
type Sentences = Readonly<Record<string, string | ((args: Args) => string)>>

/** Why a template is not taken: each thing that is to be put right in a sentence of its own. */
export function sentencesOf({ findings, why, args }: Refusal, locale: Locale): TemplateProblem[] {
  const words = templateWords(locale)
  const said = (sentences: Sentences, code: string, values: Args): string => {
    const sentence = sentences[code]
    return typeof sentence === 'function' ? sentence(values) : (sentence ?? code)
  }
  if (findings.length === 0) return [{ field: null, text: said(words.refusals, why, args) }]
  return findings.map((finding) => ({
    field: finding.field,
    text: said(words.findings, finding.code, finding.args),
  }))
}
