import { error } from '@sveltejs/kit'
import { textOf } from '../../form-text.ts'

/** The boxes of a form as typed; a box that the page does not have is refused. */
export async function boxesOf<Name extends string>(
  { request }: { readonly request: Request },
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const form = await request.formData()
  refuseOthers(form, names)
  return boxesIn(form, names)
}

export function boxesIn<Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, textOf(form, name)])) as Record<Name, string>
}

export function refuseOthers(form: FormData, names: readonly string[]): void {
  if ([...form.keys()].some((name) => !names.includes(name)))
    error(400, 'The form has a box that the page does not have')
}
