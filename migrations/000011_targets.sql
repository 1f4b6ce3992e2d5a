-- What is aimed at is proposed, talked over and adopted by a body; and how likely each target is, in an officer's words.

create table target_proposal (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  indicator_id integer not null,
  area_code text not null,
  -- The year it is for; its quarters are lines.
  period_kind text not null,
  period_index integer not null,
  regime text not null check (length(regime) between 1 and 60),
  state text not null check (state in ('draft', 'proposed', 'adopted', 'returned', 'withdrawn')),
  basis text not null default '',
  -- Where there is no figure yet: who is to set it, by when.
  owner_post text not null default '',
  due_on date,
  -- Who is to adopt it.
  body_id integer,
  written_by integer not null,
  written_at timestamptz(3) not null,
  proposed_by integer,
  proposed_at timestamptz(3),
  -- What the body decided: the day and the minute.
  decided_on date,
  minute text not null default '',
  decided_by integer,
  decided_at timestamptz(3),
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, area_code) references area (tenant_id, code),
  foreign key (tenant_id, body_id) references body (tenant_id, id),
  foreign key (tenant_id, written_by) references person (tenant_id, id),
  foreign key (tenant_id, proposed_by) references person (tenant_id, id),
  foreign key (tenant_id, decided_by) references person (tenant_id, id),
  check (state not in ('proposed', 'adopted') or body_id is not null),
  check ((decided_on is null) = (state <> 'adopted'))
);
-- One proposal at a time for one target; the decided ones are its history.
create unique index target_proposal_open on target_proposal
  (tenant_id, indicator_id, area_code, period_kind, period_index, regime) where state in ('draft', 'proposed', 'returned');
create index target_proposal_indicator on target_proposal (tenant_id, indicator_id);
create index target_proposal_body on target_proposal (tenant_id, body_id, state);
call fence('target_proposal');

create table target_proposal_line (
  tenant_id integer not null references tenant (id),
  proposal_id integer not null,
  period_kind text not null,
  period_index integer not null,
  value numeric,
  low numeric,
  high numeric,
  wording text not null default '',
  primary key (tenant_id, proposal_id, period_kind, period_index),
  foreign key (tenant_id, proposal_id) references target_proposal (tenant_id, id),
  check ((low is null) = (high is null)),
  check (value is null or low is null),
  check (low <= high)
);
call fence('target_proposal_line', 'select, insert, delete');

create table target_proposal_comment (
  tenant_id integer not null references tenant (id),
  proposal_id integer not null,
  number integer not null,
  comment text not null check (length(comment) between 1 and 4000),
  made_by integer not null,
  made_at timestamptz(3) not null,
  primary key (tenant_id, proposal_id, number),
  foreign key (tenant_id, proposal_id) references target_proposal (tenant_id, id),
  foreign key (tenant_id, made_by) references person (tenant_id, id)
);
call fence('target_proposal_comment', 'select, insert');

-- A scorecard is a draft until its body has adopted it.
create table scorecard_adoption (
  tenant_id integer not null references tenant (id),
  scorecard_code text not null,
  number integer not null,
  body_id integer not null,
  adopted_on date not null,
  minute text not null,
  recorded_by integer not null,
  recorded_at timestamptz(3) not null,
  primary key (tenant_id, scorecard_code, number),
  foreign key (tenant_id, scorecard_code) references scorecard (tenant_id, code),
  foreign key (tenant_id, body_id) references body (tenant_id, id),
  foreign key (tenant_id, recorded_by) references person (tenant_id, id)
);
call fence('scorecard_adoption', 'select, insert');

-- Each target is placed in a category by a named officer, beside what was reckoned at that moment.
create table target_category (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  area_code text not null,
  period_kind text not null,
  period_index integer not null,
  regime text not null,
  revision integer not null check (revision > 0),
  category text not null check (category in ('likely', 'difficult', 'unlikely')),
  reason text not null check (length(reason) between 1 and 2000),
  forecast text check (forecast in ('likely', 'difficult', 'unlikely')),
  placed_by integer not null,
  placed_at timestamptz(3) not null,
  primary key (tenant_id, indicator_id, area_code, period_kind, period_index, regime, revision),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, area_code) references area (tenant_id, code),
  foreign key (tenant_id, placed_by) references person (tenant_id, id)
);
call fence('target_category', 'select, insert');
