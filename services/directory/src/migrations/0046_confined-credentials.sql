-- Up Migration

-- Asked of each row by a function, the premises of a holder took most of the time of a list. These tables are never
-- rebuilt, so the policies may name each other.
drop policy confined on credential_holders;
select confine_rows('credential_holders', $$exists (
  select from people
  where people.tenant_id = credential_holders.tenant_id and people.user_id = credential_holders.user_id
)$$);
drop policy confined on credentials;
select confine_rows('credentials', $$exists (
  select from credential_holders as holder
  where holder.tenant_id = credentials.tenant_id and holder.credential_id = credentials.credential_id
    and holder.valid_until is null
)$$);
drop policy confined on external_ids;
select confine_rows('external_ids', $$exists (
  select from people where people.tenant_id = external_ids.tenant_id and people.user_id = external_ids.user_id
)$$);

-- Down Migration

drop policy confined on external_ids;
select confine_rows('external_ids', 'is_confined_person(tenant_id, user_id)');
drop policy confined on credentials;
select confine_rows('credentials', 'is_confined_credential(tenant_id, credential_id)');
drop policy confined on credential_holders;
select confine_rows('credential_holders', 'is_confined_person(tenant_id, user_id)');
