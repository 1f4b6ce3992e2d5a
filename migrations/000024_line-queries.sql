-- Queries on single lines of a return, kept with the step that sent it back.
create table return_query (
  tenant_id integer not null references tenant (id),
  return_id integer not null,
  number integer not null,
  indicator_id integer not null,
  comment text not null check (comment <> ''),
  primary key (tenant_id, return_id, number, indicator_id),
  foreign key (tenant_id, return_id, number) references return_step (tenant_id, return_id, number),
  foreign key (tenant_id, return_id, indicator_id) references return_line (tenant_id, return_id, indicator_id)
);
call fence('return_query', 'select, insert');
