-- Entry of figures.

-- A layout remembers all that was chosen for a file of another product, not its columns alone: what a share is, which
-- year names a year, and which areas its names mean.
alter table import_layout
  add column choices jsonb not null default '{}' check (jsonb_typeof(choices) = 'object');
