import { sql, type RawBuilder } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** Rows of one table that are about a person, each with the columns that say something. */
export type DataRow = Readonly<Record<string, unknown>>

/** Everything that is held about a person, by what it is. A new table that names a person has its line here. */
const held: Readonly<Record<string, (id: number) => RawBuilder<DataRow>>> = {
  person: (id) => sql`
    select p.post, p.name, p.email, o.name as organisation, p.left_on, p.erased_at
    from person p left join organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
    where p.id = ${id}`,
  account: (id) => sql`
    select a.email, a.created_at, a.disabled_at, a.password_hash is not null as has_password, a.password_set_at,
      a.totp_confirmed_at as second_factor_since, a.is_break_glass
    from account a join person p on p.account_id = a.id where p.id = ${id}`,
  identities: (id) => sql`
    select i.issuer, i.subject, i.bound_at from account_identity i join person p on p.account_id = i.account_id
    where p.id = ${id} order by i.bound_at`,
  sessions: (id) => sql`
    select s.started_at, s.seen_at, s.ends_at, s.device, s.network
    from session s join person p on p.account_id = s.account_id where p.id = ${id} order by s.started_at`,
  accessTokens: (id) => sql`
    select t.name, t.scopes, t.made_at, t.ends_at, t.seen_at, t.revoked_at
    from access_token t join person p on p.account_id = t.account_id where p.id = ${id} order by t.made_at`,
  links: (id) => sql`
    select l.purpose, l.made_at, l.ends_at, l.used_at
    from one_time_link l join person p on p.account_id = l.account_id where p.id = ${id} order by l.made_at`,
  posts: (id) => sql`
    select p.title, h.starts_on, h.ends_on from post_holding h
    join post p on p.tenant_id = h.tenant_id and p.id = h.post_id where h.person_id = ${id} order by h.starts_on`,
  memberships: (id) => sql`
    select b.name as body, m.role, m.starts_on, m.ends_on, m.review_due_on from membership m
    join body b on b.tenant_id = m.tenant_id and b.id = m.body_id where m.person_id = ${id} order by m.starts_on`,
  indicators: (id) => sql`
    select code, title, collator_id = ${id} as collates, responsible_id = ${id} as answers_for
    from indicator where collator_id = ${id} or responsible_id = ${id} order by code`,
  returns: (id) => sql`
    select o.name as department, r.period_kind, r.period_index, r.state, r.saved_by = ${id} as saved, r.sent_by = ${id} as sent,
      r.decided_by = ${id} as decided
    from return r join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    where ${id} in (r.saved_by, r.sent_by, r.decided_by) order by r.period_index, o.name`,
  returnSteps: (id) => sql`
    select step, state, comment, taken_at from return_step where taken_by = ${id} order by taken_at`,
  returnQueries: (id) => sql`
    select i.code, q.comment, s.taken_at from return_query q
    join return_step s on s.tenant_id = q.tenant_id and s.return_id = q.return_id and s.number = q.number
    join indicator i on i.tenant_id = q.tenant_id and i.id = q.indicator_id
    where s.taken_by = ${id} order by s.taken_at, i.code`,
  moreTime: (id) => sql`
    select o.name as department, r.period_kind, r.period_index, e.state, e.asked_by = ${id} as asked, e.asked_until, e.asked_why,
      e.decided_by = ${id} as decided, e.until, e.decision
    from extension e join return r on r.tenant_id = e.tenant_id and r.id = e.return_id
    join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    where ${id} in (e.asked_by, e.decided_by) order by r.period_index, o.name, e.number`,
  figuresEntered: (id) => sql`
    select i.code, l.typed, l.reason, l.cause, l.action, l.forecast, l.category, l.category_reason,
      l.entered_at from return_line l
    join indicator i on i.tenant_id = l.tenant_id and i.id = l.indicator_id
    where l.entered_by = ${id} order by l.entered_at`,
  linesToFill: (id) => sql`
    select o.code as department, i.code, r.state from return_line l
    join return r on r.tenant_id = l.tenant_id and r.id = l.return_id
    join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    join indicator i on i.tenant_id = l.tenant_id and i.id = l.indicator_id
    where l.owner_id = ${id} order by r.id, i.code`,
  returnsSigned: (id) => sql`
    select o.code as department, r.certified_by = ${id} as certified, r.key_issues_by = ${id} as wrote_key_issues
    from return r join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    where ${id} in (r.certified_by, r.key_issues_by) order by r.id`,
  figuresRecorded: (id) => sql`
    select count(*) filter (where recorded_by = ${id}) as recorded, count(*) filter (where signed_by = ${id}) as signed_off,
      min(recorded_at) as first, max(recorded_at) as last
    from observation where ${id} in (recorded_by, signed_by)`,
  filesSent: (id) => sql`
    select name, source, state, sent_at from import_file where sent_by = ${id} order by sent_at`,
  targetsSet: (id) => sql`
    select count(*) as set, min(recorded_at) as first, max(recorded_at) as last from target where recorded_by = ${id}`,
  commentary: (id) => sql`
    select i.code, c.cause, c.action, c.forecast, c.recorded_at from commentary c
    join indicator i on i.tenant_id = c.tenant_id and i.id = c.indicator_id
    where c.recorded_by = ${id} order by c.recorded_at`,
  formulas: (id) => sql`
    select i.code, f.version, f.text, f.recorded_at from formula f
    join indicator i on i.tenant_id = f.tenant_id and i.id = f.indicator_id
    where f.recorded_by = ${id} order by f.recorded_at`,
  qualityChecks: (id) => sql`
    select i.code, q.version, q.checked_on, q.grade from quality_check q
    join indicator i on i.tenant_id = q.tenant_id and i.id = q.indicator_id
    where q.checked_by = ${id} order by q.checked_on`,
  targetsProposed: (id) => sql`
    select i.code, p.state, p.basis, p.written_by = ${id} as wrote, p.proposed_by = ${id} as proposed, p.decided_by = ${id} as decided
    from target_proposal p join indicator i on i.tenant_id = p.tenant_id and i.id = p.indicator_id
    where ${id} in (p.written_by, p.proposed_by, p.decided_by) order by i.code`,
  proposalComments: (id) => sql`
    select comment, made_at from target_proposal_comment where made_by = ${id} order by made_at`,
  scorecardsAdopted: (id) => sql`
    select scorecard_code, adopted_on, minute from scorecard_adoption where recorded_by = ${id} order by adopted_on`,
  categories: (id) => sql`
    select i.code, c.category, c.reason, c.placed_at from target_category c
    join indicator i on i.tenant_id = c.tenant_id and i.id = c.indicator_id
    where c.placed_by = ${id} order by c.placed_at`,
  rules: (id) => sql`select version, starts_at from assessment_rule where set_by = ${id} order by version`,
  mail: (id) => sql`
    select kind, address, subject, letter, state, written_at, sent_at from outbox where person_id = ${id} order by id`,
  reportsPublished: (id) => sql`
    select e.definition, e.subject_name, e.as_at, e.published_at, e.published_by = ${id} as published, w.reason, w.withdrawn_at
    from report_edition e left join report_withdrawal w on w.tenant_id = e.tenant_id and w.edition_id = e.id
    where ${id} in (e.published_by, w.withdrawn_by) order by e.id`,
  wordTemplates: (id) => sql`
    select name, encode(hash, 'hex') as sha256, changed_at from word_template where changed_by = ${id} order by number`,
  returnLinks: (id) => sql`
    select o.name as department, r.period_kind, r.period_index, l.person_id = ${id} as was_for, l.given_by = ${id} as gave,
      l.withdrawn_by = ${id} as withdrew, l.note, l.given_at, l.ends_at, l.opened_at, l.withdrawn_at
    from return_link l
    join return r on r.tenant_id = l.tenant_id and r.id = l.return_id
    join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    where ${id} in (l.person_id, l.given_by, l.withdrawn_by) order by l.given_at`,
  calendar: (id) => sql`select made_at from calendar_key where person_id = ${id}`,
  requests: (id) => sql`
    select key, status, made_at from idempotency_key where person_id = ${id} order by made_at`,
  changesMade: (id) => sql`
    select sequence, at, acting_role, action, subject_kind, subject, reason from audit_entry
    where person_id = ${id} order by sequence`,
  changesAbout: (id) => sql`
    select sequence, at, person_name as by, action, reason from audit_entry
    where (subject_kind = 'person' and subject = ${String(id)})
      or (subject_kind = 'grant' and starts_with(subject, ${`${id}/`})) order by sequence`,
}

export async function listHeld(
  trx: TenantTransaction,
  id: number,
): Promise<Record<string, readonly DataRow[]>> {
  const found: Record<string, readonly DataRow[]> = {}
  for (const [what, query] of Object.entries(held)) found[what] = (await query(id).execute(trx)).rows
  return found
}
