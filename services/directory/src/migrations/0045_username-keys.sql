-- Up Migration

-- By which user names are compared, made by the directory (`usernameKey`). Personal as the names are, and null with them;
-- rows from before get theirs at the next start. There may be two from before that would not be told apart today: these
-- stay, so the index cannot be unique. Nobody gets such a name any more (`requireFreeUsername`).
alter table people add column username_key text;
create index people_username_key on people (tenant_id, username_key);

drop index people_username;
create unique index people_username on people (tenant_id, username);

-- Down Migration

drop index people_username;
create unique index people_username on people (tenant_id, lower(username));
alter table people drop column username_key;
