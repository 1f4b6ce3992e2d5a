import type { Generated, GeneratedAlways } from 'kysely'
import type { Decimal } from '../kernel/decimal.ts'

/** A JSON column. What is in it is parsed by a schema where it is read. */
export type Json = object | string | number | boolean

export interface TenantTable {
  id: GeneratedAlways<number>
  short_name: string
  name: string
  brand: Generated<Json>
  logo: Buffer | null
  help_phone: Generated<string>
  help_email: Generated<string>
  home_area: string | null
  demonstration: Generated<boolean>
  clock_shift: Generated<string>
  created_at: Generated<Date>
}

export interface AccountTable {
  id: GeneratedAlways<number>
  email: string | null
  disabled_at: Date | null
  created_at: Generated<Date>
  password_hash: string | null
  password_set_at: Date | null
  totp_secret: Buffer | null
  totp_confirmed_at: Date | null
  totp_step: number | null
  is_break_glass: Generated<boolean>
}

export interface RecoveryCodeTable {
  account_id: number
  code_hash: Buffer
  used_at: Date | null
}

export interface AccountIdentityTable {
  issuer: string
  subject: string
  account_id: number
  bound_at: Generated<Date>
}

export interface SingleSignOnTable {
  state_hash: Buffer
  nonce: string
  verifier: string
  invitation_hash: Buffer | null
  account_id: number | null
  return_to: Generated<string>
  ends_at: Date
}

export interface AccessTokenTable {
  id: GeneratedAlways<number>
  account_id: number
  token_hash: Buffer
  name: string
  scopes: string[]
  made_at: Generated<Date>
  ends_at: Date
  seen_at: Date | null
  revoked_at: Date | null
}

export interface GuessTable {
  counted_for: string
  guesses: number
  window_ends_at: Date
  blocked_until: Date | null
}

export interface SessionTable {
  token_hash: Buffer
  account_id: number
  started_at: Generated<Date>
  seen_at: Generated<Date>
  ends_at: Date
  id: GeneratedAlways<number>
  confirmed_at: Date | null
  has_second_factor: Generated<boolean>
  device: Generated<string>
  network: Generated<string>
}

export interface OneTimeLinkTable {
  token_hash: Buffer
  purpose: string
  account_id: number | null
  made_at: Generated<Date>
  ends_at: Date
  used_at: Date | null
}

export interface OrganisationTable {
  tenant_id: number
  id: GeneratedAlways<number>
  code: string
  name: string
  kind: string
  sector: string
  parent_id: number | null
  closed_on: string | null
  opened_on: string | null
  version: Generated<number>
}

export interface PersonTable {
  tenant_id: number
  id: GeneratedAlways<number>
  account_id: number | null
  name: string
  post: string
  organisation_id: number | null
  email: string | null
  left_on: string | null
  salt: Buffer | null
  erased_at: Date | null
  version: Generated<number>
}

export interface PostTable {
  tenant_id: number
  id: GeneratedAlways<number>
  title: string
  rank: string
  organisation_id: number | null
  answers_to: number | null
  closed_on: string | null
  version: Generated<number>
}

export interface PostHoldingTable {
  tenant_id: number
  post_id: number
  starts_on: string
  ends_on: string | null
  person_id: number
}

export interface ThemeTable {
  tenant_id: number
  id: GeneratedAlways<number>
  code: string
  name: string
}

export interface BodyTable {
  tenant_id: number
  id: GeneratedAlways<number>
  code: string
  name: string
  kind: string
  parent_id: number | null
  opened_on: string | null
  closed_on: string | null
  version: Generated<number>
}

export interface BodyThemeTable {
  tenant_id: number
  body_id: number
  theme_id: number
}

export interface MembershipTable {
  tenant_id: number
  id: GeneratedAlways<number>
  body_id: number
  person_id: number
  role: string
  organisation_id: number | null
  starts_on: string
  ends_on: string | null
  review_due_on: string | null
}

export interface IndicatorThemeTable {
  tenant_id: number
  indicator_id: number
  theme_id: number
}

export interface RoleGrantTable {
  tenant_id: number
  id: GeneratedAlways<number>
  person_id: number
  role: string
  organisation_id: number | null
  starts_on: string
  ends_on: string | null
  body_id: number | null
  theme_id: number | null
  indicator_id: number | null
  lent_from: number | null
  reason: Generated<string>
}

export interface AuditHeadTable {
  tenant_id: number
  sequence: number
  hash: Buffer
  at: Date
}

export interface AuditEntryTable {
  tenant_id: number
  sequence: number
  at: Date
  person_id: number | null
  person_name: string
  acting_role: string
  action: string
  subject_kind: string
  subject: string
  before: Json | null
  after: Json | null
  reason: Generated<string>
  request_id: string
  previous_hash: Buffer
  hash: Buffer
}

export interface IdempotencyKeyTable {
  tenant_id: number
  person_id: number
  key: string
  request_hash: Buffer
  status: number
  answer: Json
  made_at: Generated<Date>
}

export interface AreaTable {
  tenant_id: number
  code: string
  name: string
  kind: Generated<string>
  parent_code: string | null
  starts_on: string | null
  ends_on: string | null
  version: Generated<number>
}

export interface AreaSuccessorTable {
  tenant_id: number
  area_code: string
  successor_code: string
}

export interface ComparatorGroupTable {
  tenant_id: number
  code: string
  name: string
  kind: string
  source: string
  version: Generated<number>
}

export interface ComparatorEditionTable {
  tenant_id: number
  group_code: string
  edition: number
  starts_on: string | null
  reason: string
  recorded_at: Date
}

export interface ComparatorMemberTable {
  tenant_id: number
  group_code: string
  edition: number
  area_code: string
}

export interface IndicatorTable {
  tenant_id: number
  id: GeneratedAlways<number>
  code: string
  title: string
  definition: Generated<string>
  source: Generated<string>
  recorded_how: Generated<string>
  unit: Generated<string>
  decimals: Generated<number>
  polarity: string
  kind: string
  over_time: string
  over_areas: string
  period_kind: string
  lag_months: Generated<number>
  tolerance_kind: string | null
  tolerance: Decimal | null
  is_key: Generated<boolean>
  baseline: Generated<string>
  organisation_id: number | null
  collator_id: number | null
  responsible_id: number | null
  version: Generated<number>
  rule_family: string | null
  levels: Generated<string[]>
  baseline_owner: Generated<string>
  baseline_due_on: string | null
}

export interface IndicatorOwnerTable {
  tenant_id: number
  indicator_id: number
  position: number
  title: string
  post_id: number | null
}

export interface IndicatorAliasTable {
  tenant_id: number
  code: string
  indicator_id: number
}

export interface IndicatorSuccessionTable {
  tenant_id: number
  indicator_id: number
  successor_id: number
  starts_on: string | null
  reason: string
}

export interface QualityCheckTable {
  tenant_id: number
  indicator_id: number
  version: number
  checked_on: string
  checked_by: number
  grade: number
  recorded_at: Date
}

export interface QualityAnswerTable {
  tenant_id: number
  indicator_id: number
  version: number
  dimension: string
  answer: string
  note: Generated<string>
}

export interface IndicatorSetTable {
  tenant_id: number
  code: string
  name: string
  kind: Generated<string>
  source: Generated<string>
  version: Generated<number>
}

export interface IndicatorSetMemberTable {
  tenant_id: number
  set_code: string
  indicator_id: number
  starts_on: string | null
  ends_on: string | null
  spell: Generated<number>
  unchecked_title: Generated<string>
}

export interface FigureAddressTable {
  tenant_id: number
  letters: string
  indicator_id: number
  area_code: string
  period_kind: string
  period_index: number
  as_at: Date
}

export interface SeriesBreakTable {
  tenant_id: number
  indicator_id: number
  period_kind: string
  period_index: number
  reason: string
}

export interface SeriesTable {
  tenant_id: number
  indicator_id: number
  area_code: string
}

export interface ObservationTable {
  tenant_id: number
  indicator_id: number
  area_code: string
  period_kind: string
  period_index: number
  revision: number
  value: Decimal | null
  numerator: Decimal | null
  denominator: Decimal | null
  lower_limit: Decimal | null
  upper_limit: Decimal | null
  sample: number | null
  status: Generated<string>
  mark: Generated<string>
  reason: Generated<string>
  source: Generated<string>
  evidence: Generated<string>
  return_id: number | null
  recorded_at: Date
  recorded_by: number | null
  signed_by: number | null
  audit_sequence: number
}

export interface TargetTable {
  tenant_id: number
  indicator_id: number
  area_code: string
  period_kind: string
  period_index: number
  regime: string
  revision: number
  kind: string
  value: Decimal | null
  low: Decimal | null
  high: Decimal | null
  wording: Generated<string>
  basis: Generated<string>
  recorded_at: Date
  recorded_by: number | null
  audit_sequence: number
}

export interface FormulaTable {
  tenant_id: number
  indicator_id: number
  version: number
  text: string
  recorded_at: Date
  recorded_by: number | null
  reason: string
}

export interface AssessmentRuleTable {
  tenant_id: number
  version: number
  tolerance_kind: string
  tolerance: Decimal
  exceeds_by_pct: Decimal | null
  starts_at: Date
  set_by: number | null
  family: Generated<string>
  reason: Generated<string>
  benchmark: Generated<string>
  benchmark_group: string | null
  benchmark_level: Generated<string>
}

export interface ImportFileTable {
  tenant_id: number
  id: GeneratedAlways<number>
  name: string
  source: string
  content: string
  sheet: Generated<string>
  notes: Generated<Json>
  state: Generated<string>
  sent_at: Date
  sent_by: number
}

export interface ImportLayoutTable {
  tenant_id: number
  name: string
  columns: Json
  choices: Generated<Json>
}

export interface CommentaryTable {
  tenant_id: number
  indicator_id: number
  area_code: string
  period_kind: string
  period_index: number
  version: number
  cause: string
  action: string
  forecast: string
  recorded_at: Date
  recorded_by: number | null
  audit_sequence: number
}

export interface ScorecardTable {
  tenant_id: number
  code: string
  title: string
  body: Generated<string>
}

export interface ScorecardObjectiveTable {
  tenant_id: number
  scorecard_code: string
  position: number
  perspective: string
  objective: string
}

export interface ScorecardMeasureTable {
  tenant_id: number
  scorecard_code: string
  position: number
  objective_position: number
  indicator_id: number
  owner: Generated<string>
  baseline: Generated<string>
}

export interface RoundTable {
  tenant_id: number
  period_kind: string
  period_index: number
  opens_on: string
  due_on: string
  hands: Generated<number>
}

export interface ReturnTable {
  tenant_id: number
  id: GeneratedAlways<number>
  organisation_id: number
  period_kind: string
  period_index: number
  state: string
  key_issues: Generated<string>
  version: Generated<number>
  saved_at: Date | null
  saved_by: number | null
  sent_at: Date | null
  sent_by: number | null
  decided_at: Date | null
  decided_by: number | null
  certified_at: Date | null
  certified_by: number | null
  key_issues_version: Generated<number>
  key_issues_by: number | null
  extended_to: string | null
}

export interface ExtensionTable {
  tenant_id: number
  return_id: number
  number: number
  state: string
  asked_until: string | null
  asked_why: Generated<string>
  asked_by: number | null
  asked_at: Date | null
  until: string | null
  decision: Generated<string>
  decided_by: number | null
  decided_at: Date | null
}

export interface ReturnLineTable {
  tenant_id: number
  return_id: number
  indicator_id: number
  position: number
  answer: Generated<string>
  typed: Generated<string>
  reason: Generated<string>
  cause: Generated<string>
  action: Generated<string>
  forecast: Generated<string>
  category: Generated<string>
  category_reason: Generated<string>
  entered_by: number | null
  entered_at: Date | null
  saved_version: Generated<number>
  owner_id: number | null
  period_kind: string | null
  period_index: number | null
}

export interface ReturnStepTable {
  tenant_id: number
  return_id: number
  number: number
  step: string
  state: string
  comment: Generated<string>
  taken_by: number
  taken_at: Date
}

export interface ReturnQueryTable {
  tenant_id: number
  return_id: number
  number: number
  indicator_id: number
  comment: string
}

export interface TargetProposalTable {
  tenant_id: number
  id: GeneratedAlways<number>
  indicator_id: number
  area_code: string
  period_kind: string
  period_index: number
  regime: string
  state: string
  basis: Generated<string>
  owner_post: Generated<string>
  due_on: string | null
  body_id: number | null
  written_by: number
  written_at: Date
  proposed_by: number | null
  proposed_at: Date | null
  decided_on: string | null
  minute: Generated<string>
  decided_by: number | null
  decided_at: Date | null
  version: Generated<number>
}

export interface TargetProposalLineTable {
  tenant_id: number
  proposal_id: number
  period_kind: string
  period_index: number
  value: Decimal | null
  low: Decimal | null
  high: Decimal | null
  wording: Generated<string>
}

export interface TargetProposalCommentTable {
  tenant_id: number
  proposal_id: number
  number: number
  comment: string
  made_by: number
  made_at: Date
}

export interface ScorecardAdoptionTable {
  tenant_id: number
  scorecard_code: string
  number: number
  body_id: number
  adopted_on: string
  minute: string
  recorded_by: number
  recorded_at: Date
}

export interface TargetCategoryTable {
  tenant_id: number
  indicator_id: number
  area_code: string
  period_kind: string
  period_index: number
  regime: string
  revision: number
  category: string
  reason: string
  forecast: string | null
  placed_by: number
  placed_at: Date
  return_id: number | null
}

export interface OutboxTable {
  tenant_id: number
  id: GeneratedAlways<number>
  kind: string
  reason_key: string
  about: string
  person_id: number
  address: string
  subject: string
  letter: Json
  message_id: Generated<string>
  in_working_hours: boolean
  state: Generated<string>
  written_at: Date
  due_at: Date
  ends_at: Date
  attempts: Generated<number>
  tried_at: Date | null
  problem: Generated<string>
  reply: Generated<string>
  sent_at: Date | null
  failing_since: Date | null
}

export interface OutboxSecretTable {
  tenant_id: number
  outbox_id: number
  sealed: Buffer
}

export interface CalendarKeyTable {
  tenant_id: number
  person_id: number
  key_hash: Buffer
  made_at: Date
}

export interface ReportEditionTable {
  tenant_id: number
  id: GeneratedAlways<number>
  code: string
  definition: string
  subject: string
  subject_name: string
  organisation_id: number | null
  theme_id: number | null
  period_kind: string
  period_index: number
  as_at: Date
  reads: string[]
  published_by: number
  published_at: Date
  hash: Buffer
  snapshot: string
}

export interface ReportEditionFileTable {
  tenant_id: number
  edition_id: number
  format: string
  bytes: Buffer
  hash: Buffer
}

export interface ReportWithdrawalTable {
  tenant_id: number
  edition_id: number
  reason: string
  withdrawn_by: number
  withdrawn_at: Date
}

export interface WordTemplateTable {
  tenant_id: number
  number: number
  name: string | null
  bytes: Buffer | null
  hash: Buffer | null
  changed_by: number
  changed_at: Date
}

export interface ReturnLinkTable {
  tenant_id: number
  id: GeneratedAlways<number>
  return_id: number
  person_id: number
  key_hash: Buffer
  given_by: number | null
  note: Generated<string>
  given_at: Date
  ends_at: Date
  opened_at: Date | null
  withdrawn_at: Date | null
  withdrawn_by: number | null
}

export interface ReturnLinkSessionTable {
  tenant_id: number
  token_hash: Buffer
  link_id: number
  started_at: Date
  ends_at: Date
}

/** Every table of the store; `tables.test.ts` holds it against the catalogue of the database. */
export interface Tables {
  tenant: TenantTable
  account: AccountTable
  recovery_code: RecoveryCodeTable
  account_identity: AccountIdentityTable
  single_sign_on: SingleSignOnTable
  access_token: AccessTokenTable
  guess: GuessTable
  session: SessionTable
  one_time_link: OneTimeLinkTable
  organisation: OrganisationTable
  person: PersonTable
  post: PostTable
  post_holding: PostHoldingTable
  theme: ThemeTable
  body: BodyTable
  body_theme: BodyThemeTable
  membership: MembershipTable
  role_grant: RoleGrantTable
  audit_head: AuditHeadTable
  audit_entry: AuditEntryTable
  idempotency_key: IdempotencyKeyTable
  area: AreaTable
  area_successor: AreaSuccessorTable
  comparator_group: ComparatorGroupTable
  comparator_edition: ComparatorEditionTable
  comparator_member: ComparatorMemberTable
  indicator: IndicatorTable
  indicator_owner: IndicatorOwnerTable
  indicator_alias: IndicatorAliasTable
  indicator_succession: IndicatorSuccessionTable
  quality_check: QualityCheckTable
  quality_answer: QualityAnswerTable
  indicator_theme: IndicatorThemeTable
  indicator_set: IndicatorSetTable
  indicator_set_member: IndicatorSetMemberTable
  figure_address: FigureAddressTable
  series_break: SeriesBreakTable
  series: SeriesTable
  observation: ObservationTable
  target: TargetTable
  assessment_rule: AssessmentRuleTable
  formula: FormulaTable
  import_file: ImportFileTable
  import_layout: ImportLayoutTable
  commentary: CommentaryTable
  scorecard: ScorecardTable
  scorecard_objective: ScorecardObjectiveTable
  scorecard_measure: ScorecardMeasureTable
  round: RoundTable
  return: ReturnTable
  extension: ExtensionTable
  return_line: ReturnLineTable
  return_step: ReturnStepTable
  return_query: ReturnQueryTable
  target_proposal: TargetProposalTable
  target_proposal_line: TargetProposalLineTable
  target_proposal_comment: TargetProposalCommentTable
  scorecard_adoption: ScorecardAdoptionTable
  target_category: TargetCategoryTable
  outbox: OutboxTable
  outbox_secret: OutboxSecretTable
  calendar_key: CalendarKeyTable
  report_edition: ReportEditionTable
  report_edition_file: ReportEditionFileTable
  report_withdrawal: ReportWithdrawalTable
  word_template: WordTemplateTable
  return_link: ReturnLinkTable
  return_link_session: ReturnLinkSessionTable
}
