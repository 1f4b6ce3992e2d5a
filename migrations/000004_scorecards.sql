-- A balanced scorecard: perspectives, their objectives, and the indicators that measure them.

create table scorecard (
  tenant_id integer not null references tenant (id),
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$'),
  title text not null check (length(title) between 1 and 200),
  body text not null default '',
  primary key (tenant_id, code)
);
call fence('scorecard');

create table scorecard_objective (
  tenant_id integer not null references tenant (id),
  scorecard_code text not null,
  position integer not null,
  perspective text not null check (length(perspective) between 1 and 200),
  objective text not null,
  primary key (tenant_id, scorecard_code, position),
  foreign key (tenant_id, scorecard_code) references scorecard (tenant_id, code)
);
call fence('scorecard_objective');

create table scorecard_measure (
  tenant_id integer not null references tenant (id),
  scorecard_code text not null,
  position integer not null,
  objective_position integer not null,
  indicator_id integer not null,
  -- Posts as written; joint owners are joined by a semicolon.
  owner text not null default '',
  -- Kept as written: "To be set", "06/07", "2/22".
  baseline text not null default '',
  primary key (tenant_id, scorecard_code, position),
  foreign key (tenant_id, scorecard_code, objective_position)
    references scorecard_objective (tenant_id, scorecard_code, position),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id)
);
create index scorecard_measure_objective on scorecard_measure (tenant_id, scorecard_code, objective_position);
create index scorecard_measure_indicator on scorecard_measure (tenant_id, indicator_id);
call fence('scorecard_measure');
