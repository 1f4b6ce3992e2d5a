/** Scales that councils use, each with the worst level first. Anybody may write a scale of their own. */
export const scales = {
  'amber-red': ['Red', 'Amber Red', 'Amber Green', 'Green'],
  'red-amber-green': ['Red', 'Amber', 'Green'],
  'poor-to-excellent': ['Poor', 'Fair', 'Good', 'Excellent'],
  stars: ['0 stars', '1 star', '2 stars', '3 stars', '4 stars'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Scale = keyof typeof scales

export function isScale(text: string): text is Scale {
  return Object.hasOwn(scales, text)
}

/** The scale that these levels are; `own` where it is none of those above, '' without levels. */
export function scaleOf(levels: readonly string[]): Scale | 'own' | '' {
  if (levels.length === 0) return ''
  const text = levels.join('\n')
  const found = Object.entries(scales).find(([, names]) => names.join('\n') === text)
  return found && isScale(found[0]) ? found[0] : 'own'
}
