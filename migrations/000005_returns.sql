-- A quarter's figures: a round asks every department for a return; the accepted figures enter the value store.

create table round (
  tenant_id integer not null references tenant (id),
  period_kind text not null,
  period_index integer not null,
  opens_on date not null,
  due_on date not null check (due_on >= opens_on),
  primary key (tenant_id, period_kind, period_index)
);
call fence('round');

create table return (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  organisation_id integer not null,
  period_kind text not null,
  period_index integer not null,
  state text not null,
  key_issues text not null default '',
  version integer not null default 1,
  saved_at timestamptz(3),
  saved_by integer,
  sent_at timestamptz(3),
  sent_by integer,
  decided_at timestamptz(3),
  decided_by integer,
  primary key (tenant_id, id),
  unique (tenant_id, organisation_id, period_kind, period_index),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, period_kind, period_index) references round (tenant_id, period_kind, period_index),
  foreign key (tenant_id, saved_by) references person (tenant_id, id),
  foreign key (tenant_id, sent_by) references person (tenant_id, id),
  foreign key (tenant_id, decided_by) references person (tenant_id, id)
);
create index return_round on return (tenant_id, period_kind, period_index);
call fence('return');

-- What was typed stands as typed until it is accepted, right or wrong: a draft loses nothing.
create table return_line (
  tenant_id integer not null references tenant (id),
  return_id integer not null,
  indicator_id integer not null,
  position integer not null,
  answer text not null default '' check (answer in
    ('', 'value', 'nil', 'not-due', 'not-available', 'not-applicable', 'suppressed')),
  typed text not null default '',
  reason text not null default '',
  cause text not null default '',
  action text not null default '',
  forecast text not null default '',
  entered_by integer,
  entered_at timestamptz(3),
  primary key (tenant_id, return_id, indicator_id),
  foreign key (tenant_id, return_id) references return (tenant_id, id),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, entered_by) references person (tenant_id, id)
);
create index return_line_indicator on return_line (tenant_id, indicator_id);
call fence('return_line');

create table return_step (
  tenant_id integer not null references tenant (id),
  return_id integer not null,
  number integer not null,
  step text not null,
  state text not null,
  comment text not null default '',
  taken_by integer not null,
  taken_at timestamptz(3) not null,
  primary key (tenant_id, return_id, number),
  foreign key (tenant_id, return_id) references return (tenant_id, id),
  foreign key (tenant_id, taken_by) references person (tenant_id, id)
);
call fence('return_step', 'select, insert');

alter table observation add foreign key (tenant_id, return_id) references return (tenant_id, id);
create index observation_return on observation (tenant_id, return_id) where return_id is not null;
