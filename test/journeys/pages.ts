/** Every kind of page there is, as the post that has most to see there opens it. Halton and its second quarter of 2008/09. */
export const pages: readonly {
  readonly name: string
  readonly post: string | null
  readonly path: string
}[] = [
  { name: 'sign-in', post: null, path: '/sign-in' },
  { name: 'help', post: null, path: '/help' },
  { name: 'cookies', post: null, path: '/cookies' },
  { name: 'accessibility', post: null, path: '/accessibility' },
  { name: 'design', post: null, path: '/design' },
  { name: 'design-shell', post: null, path: '/design/shell' },
  { name: 'set-up-link-used', post: null, path: '/set-up/none' },
  { name: 'account', post: 'Corporate Performance Manager', path: '/account?stay=1' },
  { name: 'my-work', post: 'Waste Management Collator', path: '/halton/my-work' },
  { name: 'my-work-auditor', post: 'Internal Auditor', path: '/halton/my-work' },
  { name: 'register', post: 'Portfolio Holder for Performance', path: '/halton/indicators' },
  {
    name: 'register-filtered',
    post: 'Portfolio Holder for Performance',
    path: '/halton/indicators?status=red',
  },
  { name: 'indicator', post: 'Portfolio Holder for Performance', path: '/halton/indicators/NI192' },
  { name: 'indicator-past', post: 'Internal Auditor', path: '/halton/indicators/NI192?as-at=2008-08-01' },
  {
    name: 'indicator-ignored',
    post: 'Internal Auditor',
    path: '/halton/indicators/NI192?as-at=yesterday&colour=blue',
  },
  { name: 'indicator-data', post: 'Internal Auditor', path: '/halton/indicators/NI192/data' },
  { name: 'indicator-definition', post: 'Internal Auditor', path: '/halton/indicators/NI192/definition' },
  { name: 'indicator-history', post: 'Internal Auditor', path: '/halton/indicators/NI192/history' },
  { name: 'figure', post: 'Internal Auditor', path: '/halton/figures/NI192/E06000006/q2-2008-09' },
  { name: 'scorecards', post: 'Portfolio Holder for Performance', path: '/halton/scorecards' },
  { name: 'scorecard', post: 'Portfolio Holder for Performance', path: '/halton/scorecards/HSPB' },
  {
    name: 'scorecard-all-columns',
    post: 'Portfolio Holder for Performance',
    path: '/halton/scorecards/HSPB?columns=all',
  },
  { name: 'returns', post: 'Corporate Performance Manager', path: '/halton/returns' },
  {
    name: 'return-open',
    post: 'Waste Management Collator',
    path: '/halton/returns/environmental-services/q3-2008-09',
  },
  {
    name: 'return-accepted',
    post: 'Corporate Performance Manager',
    path: '/halton/returns/environmental-services/q2-2008-09',
  },
  {
    name: 'return-history',
    post: 'Internal Auditor',
    path: '/halton/returns/environmental-services/q2-2008-09/history',
  },
  { name: 'reports', post: 'Portfolio Holder for Performance', path: '/halton/reports' },
  {
    name: 'report',
    post: 'Portfolio Holder for Performance',
    path: '/halton/reports/departmental/q2-2008-09?body=environmental-services',
  },
  { name: 'audit', post: 'Internal Auditor', path: '/halton/audit' },
  { name: 'settings', post: 'Corporate Performance Manager', path: '/halton/settings' },
]
