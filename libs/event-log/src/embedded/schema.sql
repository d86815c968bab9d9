-- The embedded event log. Idempotent: run at every start, under an advisory lock.
create schema if not exists event_log;

create table if not exists event_log.topics (
  id                integer generated always as identity primary key,
  name              text not null unique,
  cleanup           text not null check (cleanup in ('delete', 'compact')),
  retention_ms      bigint,
  max_message_bytes integer not null
);

-- The head of each partition. Whoever appends updates it in the transaction of the records, so offsets have no gaps
-- and nobody sees a record before those in front of it.
create table if not exists event_log.partitions (
  topic_id     integer not null references event_log.topics,
  partition    integer not null,
  low          bigint not null default 0,
  high         bigint not null default 0,
  compacted_to bigint not null default 0,
  primary key (topic_id, partition)
) with (fillfactor = 50);

create table if not exists event_log.records (
  topic_id    integer not null,
  partition   integer not null,
  "offset"    bigint not null,
  appended_at timestamptz not null,
  key         text not null,
  value       text not null,
  headers     text,
  primary key (topic_id, partition, "offset")
);

-- Who reads: one row for each subscription. A member is gone when it has been silent for the time of its lease, or at
-- once when its session has ended; a session is a connection that holds the advisory lock (1701999460, session).
create table if not exists event_log.members (
  group_name text not null,
  topic_id   integer not null,
  member     bigint not null,
  session    integer not null,
  expires_at timestamptz not null,
  primary key (group_name, topic_id, member)
);

-- Which member has which partition; it counts as long as the member is not gone.
create table if not exists event_log.leases (
  group_name text not null,
  topic_id   integer not null,
  partition  integer not null,
  member     bigint,
  primary key (group_name, topic_id, partition)
);

create sequence if not exists event_log.member_ids;
create sequence if not exists event_log.session_ids as integer cycle;

-- Appends to several partitions of one topic in one statement: counts by partition, then the records, each with its
-- rank within the append to its partition. Heads are locked in order, so that two appends never wait for each other.
create or replace function event_log.append(
  to_topic integer, into_partitions integer[], counts integer[],
  partitions integer[], ranks integer[], keys text[], record_values text[], record_headers text[]
) returns table (head_partition integer, head_high bigint)
language sql as $$
  with locked as materialized (
    select p.partition from event_log.partitions p
    where p.topic_id = to_topic and p.partition = any(into_partitions)
    order by p.partition for update
  ), heads as materialized (
    update event_log.partitions p set high = p.high + c.added
    from unnest(into_partitions, counts) as c(partition, added), locked l
    where p.topic_id = to_topic and p.partition = c.partition and l.partition = c.partition
    returning p.partition, p.high, p.high - c.added as first
  ), written as (
    insert into event_log.records (topic_id, partition, "offset", appended_at, key, value, headers)
    select to_topic, h.partition, h.first + r.rank, clock_timestamp(), r.key, r.value, r.headers
    from unnest(partitions, ranks, keys, record_values, record_headers) as r(partition, rank, key, value, headers)
    join heads h on h.partition = r.partition
  )
  select h.partition, h.high from heads h
$$;

-- Says that a member lives, gives it what it lacks of its fair share, and answers what it has and how much it may have.
-- Not worth a flush: a lease that is forgotten is only asked for again.
create or replace function event_log.share(
  the_group text, the_topic integer, the_member bigint, the_session integer, lease interval
) returns table (owned integer[], quota integer)
language plpgsql as $$
declare
  members integer;
  rank integer;
  total integer;
begin
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(1701999459, hashtext(the_group || ' ' || the_topic));
  delete from event_log.members m
  where m.group_name = the_group and m.topic_id = the_topic and m.member <> the_member
    and (m.expires_at < clock_timestamp() or m.session not in (
      select l.objid::bigint::integer from pg_locks l
      where l.locktype = 'advisory' and l.classid = 1701999460 and l.objsubid = 2
        and l.database = (select d.oid from pg_database d where d.datname = current_database())));
  insert into event_log.members values (the_group, the_topic, the_member, the_session, clock_timestamp() + lease)
  on conflict (group_name, topic_id, member) do update set session = excluded.session, expires_at = excluded.expires_at;
  insert into event_log.leases
  select the_group, p.topic_id, p.partition from event_log.partitions p where p.topic_id = the_topic
  on conflict do nothing;

  select count(*), count(*) filter (where m.member < the_member) into members, rank
  from event_log.members m where m.group_name = the_group and m.topic_id = the_topic;
  select count(*) into total from event_log.leases l where l.group_name = the_group and l.topic_id = the_topic;
  quota := total / members + case when rank < total % members then 1 else 0 end;

  update event_log.leases l set member = the_member
  where l.group_name = the_group and l.topic_id = the_topic and l.partition in (
    select free.partition from event_log.leases free
    where free.group_name = the_group and free.topic_id = the_topic and not exists (
      select from event_log.members m
      where m.group_name = the_group and m.topic_id = the_topic and m.member = free.member)
    order by free.partition
    limit greatest(0, quota - (
      select count(*) from event_log.leases own
      where own.group_name = the_group and own.topic_id = the_topic and own.member = the_member)));
  select coalesce(array_agg(l.partition order by l.partition), '{}') into owned
  from event_log.leases l where l.group_name = the_group and l.topic_id = the_topic and l.member = the_member;
  return next;
end
$$;
