import { describe, expect, it } from 'vitest'
import { checkPost } from './check-person.ts'
import { lineOf } from './line-of-accountability.ts'
import type { Post } from './post.ts'

const post = (id: number, answersTo: number | null, rank: Post['rank']): Post => ({
  id,
  title: `Post ${id}`,
  rank,
  organisation: null,
  answersTo,
  closedOn: null,
  version: 1,
  holder: null,
})
const posts = [
  post(1, null, 'member'),
  post(2, 1, 'strategic-director'),
  post(3, 2, 'operational-director'),
  post(4, 3, 'manager'),
  post(5, 4, 'individual'),
]

describe('the line of accountability', () => {
  it('runs from the member to the individual', () => {
    expect(lineOf(posts, 5).map(({ rank }) => rank)).toEqual([
      'member',
      'strategic-director',
      'operational-director',
      'manager',
      'individual',
    ])
    expect(lineOf(posts, 1)).toHaveLength(1)
    expect(lineOf(posts, 99)).toEqual([])
  })

  it('ends where it would go round in a ring', () => {
    const ring = [post(1, 2, 'manager'), post(2, 1, 'manager')]
    expect(lineOf(ring, 1).map(({ id }) => id)).toEqual([2, 1])
  })

  it('is kept straight: nothing answers to itself, to what is below it, or to a lower standing', () => {
    const codes = (id: number | null, rank: string, answersTo: string): string[] => {
      const form = { title: `New ${id}`, rank, organisation: '', answersTo }
      return [...checkPost(form, posts, id, true)].map(({ code }) => code)
    }
    expect(codes(3, 'operational-director', '3')).toEqual(['answers-to-itself'])
    expect(codes(3, 'operational-director', '5')).toEqual(['answers-to-itself'])
    expect(codes(null, 'manager', '5')).toEqual(['answers-to-lower'])
    expect(codes(null, 'manager', '77')).toEqual(['answers-to-unknown'])
    expect(codes(null, 'manager', '4')).toEqual([])
    expect(codes(null, 'chief', '')).toEqual(['rank-missing'])
  })
})
