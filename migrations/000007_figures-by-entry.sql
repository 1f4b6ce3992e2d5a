-- Figures are found by the entry of the record that brought them in only when the record is verified, in long stretches.
-- Figures are never moved, so the summary of each stretch of the table does as well as an entry for each figure, and costs
-- an import nothing to speak of (the tree was about a sixth of its time).
drop index observation_audit;
create index observation_audit on observation using brin (tenant_id, audit_sequence)
  with (pages_per_range = 32, autosummarize = on);
