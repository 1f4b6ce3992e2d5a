-- Every figure that comes in is checked against its indicator. A store that has never been analysed, as one into which the
-- first file is being imported, lets the planner take any index that begins with tenant_id for that check, and then it
-- reads all indicators of the place for each figure (2 s instead of 0.2 s for 50,000 figures against 500 indicators). So
-- only the primary key begins with tenant_id and holds every indicator.
drop index indicator_organisation;
drop index indicator_collator;
drop index indicator_responsible;
create index indicator_organisation on indicator (tenant_id, organisation_id) where organisation_id is not null;
create index indicator_collator on indicator (tenant_id, collator_id) where collator_id is not null;
create index indicator_responsible on indicator (tenant_id, responsible_id) where responsible_id is not null;
alter table indicator drop constraint indicator_tenant_id_code_key;
alter table indicator add unique (code, tenant_id);

-- The indicator of a figure belongs to the place, so the place needs no check of its own: a sixth of the time of an import.
alter table observation drop constraint observation_tenant_id_fkey;
