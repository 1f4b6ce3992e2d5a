-- How a measure is defined: its levels, who answers for it, the codes it had, what took its place, and how far its figures
-- can be relied on.

alter table indicator
  drop constraint indicator_kind_check,
  add constraint indicator_kind_check check (kind in
    ('snapshot', 'flow', 'cumulative', 'rate', 'mean', 'survey', 'index', 'ordinal', 'yes-no', 'date')),
  -- The names of an ordinal scale, the worst first: a figure is the place of its level, and the worst is 1.
  add levels text[] not null default '{}',
  -- Where there is no baseline yet: who is to set it, by when.
  add baseline_owner text not null default '',
  add baseline_due_on date,
  add check (kind = 'ordinal' or levels = '{}');

-- Whoever answers for it, jointly where there are several: a post of the place, or one that nobody holds.
create table indicator_owner (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  position smallint not null check (position > 0),
  title text not null check (length(title) between 1 and 200),
  post_id integer,
  primary key (tenant_id, indicator_id, position),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, post_id) references post (tenant_id, id)
);
create index indicator_owner_post on indicator_owner (tenant_id, post_id) where post_id is not null;

-- The owners of all places: the fence holds back even the owner of the tables, and stands open for this one statement.
alter table indicator no force row level security;
alter table post no force row level security;
insert into indicator_owner
select indicator.tenant_id, indicator.id, row_number() over (partition by indicator.tenant_id, indicator.id order by place),
  left(btrim(one), 200), post.id
from indicator
  cross join lateral regexp_split_to_table(owner_post, ';') with ordinality as owner (one, place)
  left join post on post.tenant_id = indicator.tenant_id and post.title = left(btrim(one), 200)
where btrim(one) <> '';
alter table indicator force row level security;
alter table post force row level security;
call fence('indicator_owner', 'select, insert, delete');
alter table indicator drop column owner_post;

-- A code that a measure had before, or has elsewhere: it leads to the measure.
create table indicator_alias (
  tenant_id integer not null references tenant (id),
  code text not null check (length(code) between 1 and 40),
  indicator_id integer not null,
  primary key (tenant_id, code),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id)
);
create index indicator_alias_indicator on indicator_alias (tenant_id, indicator_id);
call fence('indicator_alias', 'select, insert, delete');

-- What took the place of a measure, from when, and why.
create table indicator_succession (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  successor_id integer not null,
  starts_on date,
  reason text not null,
  primary key (tenant_id, indicator_id),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, successor_id) references indicator (tenant_id, id),
  check (successor_id <> indicator_id)
);
create index indicator_succession_successor on indicator_succession (tenant_id, successor_id);
call fence('indicator_succession', 'select, insert, update, delete');

-- Six questions about the quality of its figures, answered anew each time somebody checks.
create table quality_check (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  version integer not null check (version > 0),
  checked_on date not null,
  checked_by integer not null,
  grade smallint not null check (grade between 1 and 4),
  recorded_at timestamptz(3) not null,
  primary key (tenant_id, indicator_id, version),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, checked_by) references person (tenant_id, id)
);
create index quality_check_person on quality_check (tenant_id, checked_by);
call fence('quality_check', 'select, insert');

create table quality_answer (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  version integer not null,
  dimension text not null check (dimension in
    ('accuracy', 'validity', 'reliability', 'timeliness', 'relevance', 'completeness')),
  answer text not null check (answer in ('yes', 'partly', 'no')),
  note text not null default '' check (length(note) <= 1000),
  primary key (tenant_id, indicator_id, version, dimension),
  foreign key (tenant_id, indicator_id, version) references quality_check (tenant_id, indicator_id, version)
);
call fence('quality_answer', 'select, insert');
