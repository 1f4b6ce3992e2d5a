/** What of a set is looked at: `?gaps=only` and `?members=all`. */
export function shownOf(query: URLSearchParams): 'members' | 'gaps' | 'ever' {
  if (query.get('gaps') === 'only') return 'gaps'
  return query.get('members') === 'all' ? 'ever' : 'members'
}
