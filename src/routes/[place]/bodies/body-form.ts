import { boxesIn, refuseOthers } from '../organisations/form-boxes.ts'

/** The boxes of a form about a body, as typed. */
export async function bodyForm<More extends string>(
  { request }: { readonly request: Request },
  more: readonly More[],
): Promise<Record<'name' | 'kind' | 'partOf' | More, string> & { themes: string[] }> {
  const form = await request.formData()
  const names = ['name', 'kind', 'partOf', ...more] as const
  refuseOthers(form, [...names, 'themes'])
  const themes = form.getAll('themes').flatMap((code) => (typeof code === 'string' ? [code] : []))
  return { ...boxesIn<'name' | 'kind' | 'partOf' | More>(form, names), themes }
}
