-- Up Migration

-- What a hold says of attempts besides who, where and when. Rows that do not carry it are held whatever it says.
alter table legal_holds
  add column access_types text[],
  add column results text[],
  add column reasons text[],
  add column flags text[],
  add column late boolean;

-- Down Migration

alter table legal_holds
  drop column access_types,
  drop column results,
  drop column reasons,
  drop column flags,
  drop column late;
