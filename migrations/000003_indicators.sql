-- The one value store: what is measured, where, when, what was aimed at and what came out.

create table area (
  tenant_id integer not null references tenant (id),
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 200),
  kind text not null default '',
  parent_code text,
  primary key (tenant_id, code),
  foreign key (tenant_id, parent_code) references area (tenant_id, code)
);
create index area_parent on area (tenant_id, parent_code);
call fence('area');

create table indicator (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  title text not null check (length(title) between 1 and 500),
  definition text not null default '',
  source text not null default '',
  recorded_how text not null default '',
  unit text not null default '',
  decimals smallint not null default 1 check (decimals between 0 and 8),
  polarity text not null check (polarity in ('high', 'low', 'range', 'none')),
  kind text not null check (kind in
    ('snapshot', 'flow', 'cumulative', 'rate', 'mean', 'survey', 'index', 'ordinal', 'yes-no')),
  over_time text not null check (over_time in ('last', 'sum', 'mean', 'ratio-of-sums', 'none')),
  over_areas text not null check (over_areas in ('sum', 'ratio-of-sums', 'weighted-mean', 'none')),
  period_kind text not null,
  lag_months smallint not null default 0 check (lag_months between 0 and 60),
  tolerance_kind text check (tolerance_kind in ('pct', 'abs')),
  tolerance numeric check (tolerance >= 0),
  is_key boolean not null default true,
  baseline text not null default '',
  owner_post text not null default '',
  organisation_id integer,
  collator_id integer,
  responsible_id integer,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, collator_id) references person (tenant_id, id),
  foreign key (tenant_id, responsible_id) references person (tenant_id, id),
  check ((tolerance_kind is null) = (tolerance is null))
);
create index indicator_organisation on indicator (tenant_id, organisation_id);
create index indicator_collator on indicator (tenant_id, collator_id);
create index indicator_responsible on indicator (tenant_id, responsible_id);
call fence('indicator');

create table indicator_set (
  tenant_id integer not null references tenant (id),
  code text not null check (length(code) between 1 and 60),
  name text not null,
  primary key (tenant_id, code)
);
call fence('indicator_set');

create table indicator_set_member (
  tenant_id integer not null references tenant (id),
  set_code text not null,
  indicator_id integer not null,
  starts_on date,
  ends_on date,
  primary key (tenant_id, set_code, indicator_id),
  foreign key (tenant_id, set_code) references indicator_set (tenant_id, code),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id)
);
create index indicator_set_member_indicator on indicator_set_member (tenant_id, indicator_id);
call fence('indicator_set_member');

-- A declared break: figures from this period on are not compared with those before it.
create table series_break (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  period_kind text not null,
  period_index integer not null,
  reason text not null,
  primary key (tenant_id, indicator_id, period_kind, period_index),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id)
);
call fence('series_break', 'select, insert');

-- One figure as one person recorded it. Never changed: a correction is the next revision, and what stood at a date is
-- the latest revision recorded by then.
create table observation (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  area_code text not null,
  period_kind text not null,
  period_index integer not null,
  revision integer not null check (revision > 0),
  value numeric,
  numerator numeric,
  denominator numeric,
  lower_limit numeric,
  upper_limit numeric,
  sample integer,
  status text not null default 'final' check (status in ('estimate', 'provisional', 'final', 'revised')),
  mark text not null default 'ok' check (mark in
    ('ok', 'nil', 'missing', 'not-due', 'suppressed', 'not-applicable', 'not-comparable')),
  reason text not null default '',
  source text not null default '',
  evidence text not null default '',
  return_id integer,
  recorded_at timestamptz(3) not null,
  recorded_by integer,
  signed_by integer,
  -- The entry in the record of changes that wrote this row; its digest covers the row.
  audit_sequence bigint not null,
  primary key (tenant_id, indicator_id, area_code, period_kind, period_index, revision),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, area_code) references area (tenant_id, code),
  foreign key (tenant_id, recorded_by) references person (tenant_id, id),
  foreign key (tenant_id, signed_by) references person (tenant_id, id),
  check (mark in ('ok', 'nil') = (value is not null)),
  check (mark <> 'nil' or value = 0)
);
create index observation_area_period on observation
  (tenant_id, area_code, period_kind, period_index, indicator_id, revision);
create index observation_audit on observation (tenant_id, audit_sequence);
call fence('observation', 'select, insert');

create table target (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  area_code text not null,
  period_kind text not null,
  period_index integer not null,
  regime text not null,
  revision integer not null check (revision > 0),
  kind text not null check (kind in ('annual', 'quarterly-profile', 'interim', 'final')),
  value numeric,
  low numeric,
  high numeric,
  -- An ordinal level, a yes or a date, as written; and "To be set by …" where there is no figure yet.
  wording text not null default '',
  basis text not null default '',
  recorded_at timestamptz(3) not null,
  recorded_by integer,
  audit_sequence bigint not null,
  primary key (tenant_id, indicator_id, area_code, period_kind, period_index, regime, revision),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, area_code) references area (tenant_id, code),
  foreign key (tenant_id, recorded_by) references person (tenant_id, id),
  check ((low is null) = (high is null)),
  check (value is null or low is null),
  check (low <= high)
);
create index target_audit on target (tenant_id, audit_sequence);
call fence('target', 'select, insert');

-- How figures are judged in this place; an assessment names the version it was made by.
create table assessment_rule (
  tenant_id integer not null references tenant (id),
  version integer not null check (version > 0),
  tolerance_kind text not null check (tolerance_kind in ('pct', 'abs')),
  tolerance numeric not null check (tolerance >= 0),
  exceeds_by_pct numeric,
  starts_at timestamptz(3) not null,
  set_by integer,
  primary key (tenant_id, version),
  foreign key (tenant_id, set_by) references person (tenant_id, id)
);
call fence('assessment_rule', 'select, insert');

-- Why a figure is what it is: one commentary on one figure, kept in versions.
create table commentary (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  area_code text not null,
  period_kind text not null,
  period_index integer not null,
  version integer not null check (version > 0),
  cause text not null,
  action text not null,
  forecast text not null,
  recorded_at timestamptz(3) not null,
  recorded_by integer,
  audit_sequence bigint not null,
  primary key (tenant_id, indicator_id, area_code, period_kind, period_index, version),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, area_code) references area (tenant_id, code),
  foreign key (tenant_id, recorded_by) references person (tenant_id, id)
);
call fence('commentary', 'select, insert');
