-- Up Migration

-- What callers read whose permission holds in some premises only is read as a role that owns nothing. Rows of other
-- tenants and premises do not exist for it, whatever the query says (docs/adr/0022).

create function confined_role() returns text language sql stable as $$
  select current_schema() || '_confined'
$$;

-- Confines what the rest of the transaction reads to the premises and all that lies in them.
create function confine(the_tenant text, reach text[]) returns void language plpgsql as $$
begin
  perform set_config('doorledger.tenant', the_tenant, true);
  perform set_config('doorledger.premises', premises_within(the_tenant, reach)::text, true);
  perform set_config('role', confined_role(), true);
end
$$;

create function confined_tenant() returns text language sql stable as $$
  select current_setting('doorledger.tenant')
$$;

create function confined_premises() returns text[] language sql stable as $$
  select current_setting('doorledger.premises')::text[]
$$;

-- Lets the role read the rows of a table that are its tenant's and for which the condition holds. The owner, who
-- writes, is not concerned. The condition stands in coalesce, of which Postgres expects half of the rows to
-- pass: queries ask the same, and for both together it would expect next to none and read all.
create function confine_rows(the_table regclass, condition text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', the_table);
  execute format(
    'create policy confined on %s for select using (tenant_id = (select confined_tenant()) and coalesce(%s, false))',
    the_table, condition
  );
end
$$;

-- Called at every start, since a backup that is restored elsewhere brings policies along, but neither roles nor grants.
create function admit_confined_role() returns void language plpgsql as $$
declare
  reader text := confined_role();
  the_table regclass;
begin
  if not exists (select from pg_roles where rolname = reader) then
    begin
      execute format('create role %I nologin', reader);
      execute format('grant %I to current_user', reader);
    exception
      when duplicate_object or unique_violation then null; -- another process was faster
      when insufficient_privilege then
        raise exception 'The role % is missing, and % may not create it', reader, current_user
          using errcode = 'insufficient_privilege',
            hint = format('create role %I nologin; grant %I to %I', reader, reader, current_user);
    end;
  end if;
  if not pg_has_role(current_user, reader, 'member') then
    execute format('grant %I to current_user', reader);
  end if;
  execute format('grant usage on schema %I to %I', current_schema(), reader);
  for the_table in
    select oid from pg_class
    where relnamespace = current_schema()::regnamespace and relrowsecurity
      and not has_table_privilege(reader, oid, 'select')
  loop
    execute format('grant select on %s to %I', the_table, reader);
  end loop;
end
$$;

-- Where premises lie in each other everybody may see; nothing else of the directory's copy.
select confine_rows('known_directory', $$kind = 'premises'$$);

-- How far views are says nothing of what is in them: streams go by it.
alter table checkpoints enable row level security;
create policy confined on checkpoints for select using (true);

-- Down Migration

drop policy confined on checkpoints;
alter table checkpoints disable row level security;
drop policy confined on known_directory;
alter table known_directory disable row level security;
drop function admit_confined_role();
drop function confine_rows(regclass, text);
drop function confined_premises();
drop function confined_tenant();
drop function confine(text, text[]);
drop function confined_role();
