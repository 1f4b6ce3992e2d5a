import type { GrantScope } from '../rights/grant.ts'
import { scopeKinds, type ScopeKind } from '../rights/scope.ts'
import type { PeoplePageWords } from './page-words.ts'

/** What a grant covers, in words. */
export function scopeText(scope: GrantScope | null, words: PeoplePageWords): string {
  return scope === null ? words.scopes.place : words.scopes[scope.kind](scope.name)
}

/** What can be chosen on a form, by kind. */
export type Scopes = Readonly<Record<ScopeKind, readonly GrantScope[]>>

/** The choices of a list; indicators are too many for one and are named by their code. */
export function scopeChoices(scopes: Scopes, words: PeoplePageWords): { value: string; text: string }[] {
  return [
    { value: 'place', text: words.scopes.place },
    ...(['organisation', 'body', 'theme'] as const).flatMap((kind) =>
      scopes[kind].map(({ code, name }) => ({ value: `${kind}:${code}`, text: words.choices[kind](name) })),
    ),
  ]
}

/** What a form chose: `place`, or `kind:code`; the code of an indicator goes before it. */
export function chosenScope(covers: string, indicator: string): { scope: string; code: string } {
  if (indicator !== '') return { scope: 'indicator', code: indicator }
  const [kind = '', ...code] = covers.split(':')
  return (scopeKinds as readonly string[]).includes(kind) || kind === 'place'
    ? { scope: kind, code: code.join(':') }
    : { scope: '', code: '' }
}
