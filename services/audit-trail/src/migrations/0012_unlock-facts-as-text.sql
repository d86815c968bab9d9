-- Up Migration

-- Tellings are written and read as a whole, for every record of a lock; single fields are looked for a page at a time. As
-- text they need not be taken apart and put together each time.
alter table unlock_facts
  alter column attempt type json using attempt::json,
  alter column told type json using told::json;

-- Down Migration

alter table unlock_facts
  alter column attempt type jsonb using attempt::jsonb,
  alter column told type jsonb using told::jsonb;
