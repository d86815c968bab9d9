-- Up Migration

-- Where people belong, and with that whose business they are; null: nobody's but of those who may do so everywhere.
alter table people add column premises_id text;
create index people_premises on people (tenant_id, premises_id) where premises_id is not null;

-- What callers who are confined to premises may read (docs/adr/0022). A credential lies where its holder belongs.
create function is_confined_person(the_tenant text, the_person uuid) returns boolean language sql stable as $$
  select exists (select from people where tenant_id = the_tenant and user_id = the_person)
$$;
create function is_confined_credential(the_tenant text, the_credential uuid) returns boolean language sql stable as $$
  select exists (
    select from credential_holders
    where tenant_id = the_tenant and credential_id = the_credential and valid_until is null
  )
$$;

select confine_rows('people', 'premises_id = any ((select confined_premises())::text[])');
select confine_rows('credential_holders', 'is_confined_person(tenant_id, user_id)');
select confine_rows('credentials', 'is_confined_credential(tenant_id, credential_id)');
select confine_rows('premises', 'true');

-- Down Migration

drop policy confined on premises;
drop policy confined on credentials;
drop policy confined on credential_holders;
drop policy confined on people;
drop function is_confined_credential(text, uuid);
drop function is_confined_person(text, uuid);
drop index people_premises;
alter table people drop column premises_id;
