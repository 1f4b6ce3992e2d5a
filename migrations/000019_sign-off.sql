-- How many hands sign a return, who fills which line, and what each line is about.

-- 2: sent, then accepted. 3: sent, then certified by its department, then accepted by the performance team.
alter table round add column hands smallint not null default 2 check (hands in (2, 3));

-- Who certified what stands in the return now; nobody again once it is sent anew.
alter table return add column certified_at timestamptz(3);
alter table return add column certified_by integer;
alter table return add foreign key (tenant_id, certified_by) references person (tenant_id, id);
alter table return add check ((certified_at is null) = (certified_by is null));
-- The version of the return at which the key issues last changed, and by whom.
alter table return add column key_issues_version integer not null default 0;
alter table return add column key_issues_by integer;
alter table return add foreign key (tenant_id, key_issues_by) references person (tenant_id, id);

-- The version of the return at which the line last changed.
alter table return_line add column saved_version integer not null default 0;
-- Who fills it in; null: whoever sends the return.
alter table return_line add column owner_id integer;
alter table return_line add foreign key (tenant_id, owner_id) references person (tenant_id, id);
create index return_line_owner on return_line (tenant_id, owner_id) where owner_id is not null;
-- What its figure is about: a half-year or a year that ends with the quarter of the return; null: that quarter itself.
alter table return_line add column period_kind text;
alter table return_line add column period_index integer;
alter table return_line add check ((period_kind is null) = (period_index is null));
