import { expect, it } from 'vitest'
import type { Post } from '../people/post.ts'
import { leadsAbove } from './leads-above.ts'

const post = (
  id: number,
  answersTo: number | null,
  personId: number | null,
  rank: Post['rank'] = 'manager',
): Pick<Post, 'id' | 'answersTo' | 'holder' | 'rank'> => ({
  id,
  answersTo,
  rank,
  holder: personId === null ? null : { personId, name: '', since: '2026-01-01' },
})
const line = [post(1, null, 11, 'member'), post(2, 1, 12), post(3, 2, 13), post(4, 3, 14), post(5, 3, null)]

it('is the nearest post above that is held by somebody else, once, and never a member', () => {
  expect(leadsAbove(line, new Set([14]))).toEqual([13])
  expect(leadsAbove(line, new Set([14, 13]))).toEqual([12])
  expect(leadsAbove([...line, post(6, 5, 16)], new Set([16]))).toEqual([13])
  expect(leadsAbove(line, new Set([12]))).toEqual([])
  expect(leadsAbove(line, new Set([99]))).toEqual([])
})
