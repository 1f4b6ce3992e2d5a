import { describe, expect, it } from 'vitest'
import { rungDue, workingDaysPast, type AskedReturn } from './reminders-due.ts'

const asked: AskedReturn = { state: 'draft', opensOn: '2026-10-01', dueOn: '2026-10-16' }
const on = (today: string, more: Partial<AskedReturn> = {}): string | null =>
  rungDue({ ...asked, ...more }, today)?.name ?? null

describe('the ladder of reminders', () => {
  // Friday 16 October 2026: five working days before is Friday 9, three after is Wednesday 21.
  it.each([
    ['2026-10-08', null],
    ['2026-10-09', 'due-5'],
    ['2026-10-12', 'due-5'],
    ['2026-10-13', null],
    ['2026-10-15', 'due-1'],
    ['2026-10-16', 'due-1'],
    ['2026-10-19', 'late-1'],
    ['2026-10-20', 'late-1'],
    ['2026-10-21', 'late-3'],
    ['2026-10-23', 'late-5'],
    ['2026-10-26', 'late-5'],
    ['2026-10-27', null],
    ['2027-10-27', null],
  ])('has on %s the rung %s', (today, rung) => {
    expect(on(today)).toBe(rung)
  })

  it('counts no bank holiday', () => {
    // Good Friday 3 and Easter Monday 6 April 2026: the fifth working day before Wednesday 8 is Monday 30 March.
    expect(workingDaysPast('2026-04-08', '2026-03-30')).toBe(-5)
    expect(on('2026-03-30', { opensOn: '2026-03-01', dueOn: '2026-04-08' })).toBe('due-5')
    expect(on('2026-04-07', { opensOn: '2026-03-01', dueOn: '2026-04-02' })).toBe('late-1')
  })

  it('stops once the return is sent in, and begins again when it comes back', () => {
    for (const state of ['submitted', 'certified', 'accepted']) expect(on('2026-10-21', { state })).toBeNull()
    for (const state of ['open', 'draft', 'queried', 'reopened'])
      expect(on('2026-10-21', { state })).toBe('late-3')
  })

  it('has nothing on the day of opening and before it', () => {
    expect(on('2026-10-09', { opensOn: '2026-10-09' })).toBeNull()
    expect(on('2026-10-12', { opensOn: '2026-10-09' })).toBe('due-5')
    expect(on('2026-10-09', { opensOn: '2026-10-12' })).toBeNull()
  })
})
