/** How one line looks. `dash` is an SVG dash pattern; the pattern and the width tell lines apart without colour. */
export type Stroke = {
  readonly colour: string
  readonly width: number
  readonly dash: string | null
  readonly name: 'solid' | 'dash' | 'longDash' | 'dot'
}

export type ComparatorKind = 'region' | 'nation' | 'neighbours'

/** The lines of a chart. None of them is a colour that means a status. */
export const strokes = {
  place: { colour: '#12436d', width: 2.5, dash: null, name: 'solid' },
  region: { colour: '#28a197', width: 2, dash: '12 6', name: 'longDash' },
  nation: { colour: '#801650', width: 2.5, dash: '1 6', name: 'dot' },
  neighbours: { colour: '#858686', width: 1.25, dash: null, name: 'solid' },
  target: { colour: '#0b0c0c', width: 2, dash: '6 4', name: 'dash' },
} as const satisfies Record<ComparatorKind | 'place' | 'target', Stroke>

export const inks = {
  text: '#0b0c0c',
  quiet: '#484949',
  grid: '#cecece',
  paper: '#ffffff',
  band: '#f3f3f3',
  bandEdge: '#484949',
  fan: '#d2e2f1',
  fanEdge: '#16548a',
} as const
