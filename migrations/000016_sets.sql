-- Sets of indicators say of what kind they are and where they come from, and a membership runs from a day to a day: an
-- indicator that leaves a set and comes back has another spell in it.
alter table indicator_set
  add column kind text not null default 'local' check (kind in
    ('national', 'laa-designated', 'laa-statutory', 'stretch', 'floor', 'bvpi', 'local')),
  add column source text not null default '',
  add column version integer not null default 1,
  add check (length(name) between 1 and 200);

alter table indicator_set_member
  add column spell smallint not null default 1 check (spell > 0),
  -- The title as a pack gave it, while nobody has held it against its source; it counts for as long as the indicator
  -- still bears it.
  add column unchecked_title text not null default '',
  add check (starts_on <= ends_on),
  drop constraint indicator_set_member_pkey,
  add primary key (tenant_id, set_code, indicator_id, spell);
-- What was put in by mistake is taken out again; the record of changes keeps both.
grant delete on indicator_set_member to tl_app;

-- A formula can be withdrawn: its last version then says nothing, and its figures are worked out no longer.
alter table formula drop constraint formula_text_check, add constraint formula_text_check check (length(text) <= 2000);

-- The short addresses of figures, as they are printed: eight letters for a figure as at a moment.
create table figure_address (
  tenant_id integer not null references tenant (id),
  letters text not null check (letters ~ '^[a-z]{8}$'),
  indicator_id integer not null,
  area_code text not null,
  period_kind text not null,
  period_index integer not null,
  as_at timestamptz(3) not null,
  primary key (tenant_id, letters),
  unique (tenant_id, indicator_id, area_code, period_kind, period_index, as_at),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, area_code) references area (tenant_id, code)
);
call fence('figure_address', 'select, insert');
