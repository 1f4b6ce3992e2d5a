import type { Status } from './assess.ts'

/** How a status looks. What is judged is a solid shape in a tag of its colour; what is not is an outline without one. */
export interface StatusMark {
  readonly shape: 'circle' | 'triangle' | 'square' | 'hollow'
  /** The tag of the design system; null: plain text. */
  readonly tag: 'green' | 'yellow' | 'red' | null
  /** The shape's colour, and the letter's on it. */
  readonly fill: string
  readonly letterInk: string
  /** The word's colour, which the outline has too, and what it stands on. */
  readonly ink: string
  readonly ground: string
  readonly outline: 'solid' | 'dotted' | 'double'
  /** Missing things are counted among those that somebody has to see to. */
  readonly needsAttention: boolean
}

const hollow: StatusMark = {
  shape: 'hollow',
  tag: null,
  fill: '#ffffff',
  letterInk: '#0b0c0c',
  ink: '#0b0c0c',
  ground: '#ffffff',
  outline: 'solid',
  needsAttention: false,
}
const solid = { outline: 'solid', needsAttention: false } as const

/**
 * Every status as it is drawn; its word and its letter are in the words of the room. Solid fills keep ΔE2000 ≥ 23 apart
 * for the colour-blind and L* 58, 88, 35 in greyscale; amber is the yellow tag, the orange one is too near to red.
 */
export const statusMarks: Readonly<Record<Status, StatusMark>> = {
  green: {
    ...solid,
    shape: 'circle',
    tag: 'green',
    fill: '#4b9b7d',
    letterInk: '#0b0c0c',
    ink: '#083d29',
    ground: '#cfe4dc',
  },
  amber: {
    ...solid,
    shape: 'triangle',
    tag: 'yellow',
    fill: '#ffdd00',
    letterInk: '#0b0c0c',
    ink: '#7a3c1c',
    ground: '#ffee80',
  },
  red: {
    ...solid,
    shape: 'square',
    tag: 'red',
    fill: '#982828',
    letterInk: '#ffffff',
    ink: '#651b1b',
    ground: '#f4d7d7',
  },
  missing: { ...hollow, outline: 'double', needsAttention: true },
  'not-due': { ...hollow, outline: 'dotted' },
  'not-available': hollow,
  'no-target': hollow,
  contextual: hollow,
  suppressed: hollow,
  'not-comparable': hollow,
  'not-applicable': hollow,
}

export const statuses = Object.keys(statusMarks) as Status[]

export function isStatus(text: string): text is Status {
  return Object.hasOwn(statusMarks, text)
}
