/** A colour as `#rrggbb`, or the other one: a colour comes from a setting and goes into style sheets and files. */
export function hexColour(colour: string | undefined, otherwise: string): string {
  return colour !== undefined && /^#[0-9a-f]{6}$/i.test(colour) ? colour : otherwise
}
