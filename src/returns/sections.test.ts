import { describe, expect, it } from 'vitest'
import type { Finding } from '../kernel/finding.ts'
import { nothingEntered, type LineInContext } from './return.ts'
import { sectionOfField, sectionsOf } from './sections.ts'

const line = (code: string, ownerId: number | null, typed = '', isKey = true): LineInContext =>
  ({
    indicator: { code, isKey },
    stored: { ...nothingEntered, typed },
    owner: ownerId === null ? null : { id: ownerId, post: `Post ${ownerId}` },
  }) as LineInContext
const finding = (field: string): Finding => ({ field, code: 'x', severity: 'query', args: {} })

describe('the sections of a return', () => {
  it('are the key issues, one’s own lines, those of each other owner, and what is nobody’s, key ones first', () => {
    const lines = [line('A', null, '', false), line('B', 7), line('C', 9), line('D', null), line('E', 7)]
    expect(sectionsOf(lines, '', [], 9).map(({ slug, codes }) => [slug, ...codes])).toEqual([
      ['key-issues'],
      ['yours', 'C'],
      ['owner-7', 'B', 'E'],
      ['key-indicators', 'D'],
      ['other-indicators', 'A'],
    ])
  })

  it.each([
    ['nothing is in', ['', ''], [], 'not-started', 0],
    ['one of two is in', ['1', ''], ['B.typed'], 'in-progress', 0],
    ['all are in', ['1', '2'], [], 'completed', 0],
    ['one that is in wants a reason', ['1', '2'], ['A.typed', 'A.cause'], 'needs', 1],
    ['both are wrong', ['1', '2'], ['A.typed', 'B.typed'], 'needs', 2],
  ] as const)('say how far they are: %s', (_, [a, b], fields, status, needs) => {
    const [, own] = sectionsOf([line('A', null, a), line('B', null, b)], '', fields.map(finding), 1)
    expect(own).toMatchObject({ status, needs })
  })

  it('count key issues as done once they say something, and not where they are too long', () => {
    const statusOf = (text: string, ...fields: string[]) =>
      sectionsOf([], text, fields.map(finding), 1)[0]?.status
    expect([statusOf(' '), statusOf('Snow.'), statusOf('x', 'key-issues')]).toEqual([
      'not-started',
      'completed',
      'needs',
    ])
  })

  it('are where each box stands', () => {
    const sections = sectionsOf([line('NI1.a', 7), line('B', null)], '', [], 9)
    expect(sectionOfField(sections, 'NI1.a.cause')?.slug).toBe('owner-7')
    expect(sectionOfField(sections, 'key-issues')?.slug).toBe('key-issues')
    expect(sectionOfField(sections, 'Z.typed')).toBeUndefined()
  })
})
