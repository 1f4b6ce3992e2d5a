-- Areas: when each was in force and what replaced it; groups of places to compare with; and the benchmark of a place.

alter table area
  add starts_on date,
  add ends_on date,
  add version integer not null default 1,
  add check (starts_on <= ends_on);

-- What an area became when it was re-drawn: one may be split into several, and several may become one.
create table area_successor (
  tenant_id integer not null references tenant (id),
  area_code text not null,
  successor_code text not null,
  primary key (tenant_id, area_code, successor_code),
  foreign key (tenant_id, area_code) references area (tenant_id, code),
  foreign key (tenant_id, successor_code) references area (tenant_id, code),
  check (area_code <> successor_code)
);
create index area_successor_successor on area_successor (tenant_id, successor_code);
call fence('area_successor', 'select, insert, delete');

create table comparator_group (
  tenant_id integer not null references tenant (id),
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('nearest-neighbours', 'family-group', 'region', 'own')),
  source text not null,
  version integer not null default 1,
  primary key (tenant_id, code)
);
call fence('comparator_group');

-- Who belongs to a group from a day on, in full. An edition is never changed: the members change with the next one, and
-- of two that begin on the same day the later recorded is in force. Null: from the beginning.
create table comparator_edition (
  tenant_id integer not null references tenant (id),
  group_code text not null,
  edition integer not null check (edition > 0),
  starts_on date,
  reason text not null,
  recorded_at timestamptz(3) not null,
  primary key (tenant_id, group_code, edition),
  foreign key (tenant_id, group_code) references comparator_group (tenant_id, code)
);
call fence('comparator_edition', 'select, insert');

create table comparator_member (
  tenant_id integer not null references tenant (id),
  group_code text not null,
  edition integer not null,
  area_code text not null,
  primary key (tenant_id, group_code, edition, area_code),
  foreign key (tenant_id, group_code, edition) references comparator_edition (tenant_id, group_code, edition),
  foreign key (tenant_id, area_code) references area (tenant_id, code)
);
create index comparator_member_area on comparator_member (tenant_id, area_code);
call fence('comparator_member', 'select, insert');

-- What figures are held against beside their targets, and at which levels of confidence.
alter table assessment_rule
  add benchmark text not null default 'nation' check (benchmark in ('none', 'nation', 'region', 'group')),
  add benchmark_group text,
  add benchmark_level text not null default '95' check (benchmark_level in ('95', '95-and-99.8')),
  add foreign key (tenant_id, benchmark_group) references comparator_group (tenant_id, code),
  add check ((benchmark = 'group') = (benchmark_group is not null));
create index assessment_rule_benchmark on assessment_rule (tenant_id, benchmark_group);
