-- Up Migration

-- Where each view of the log stands. A row is written in the same transaction as what was made of the log up to there,
-- so rows and position never disagree. `epoch` is raised by whoever takes a partition over: the one before is fenced off.
create table checkpoints (
  projection text not null,
  version integer not null,
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  epoch bigint not null,
  updated_at timestamptz not null default now(),
  primary key (projection, topic, partition)
);

-- Events that could not be worked into a view, and later ones with the same key, in their order.
create table parked_events (
  id bigint generated always as identity primary key,
  projection text not null,
  version integer not null,
  topic text not null,
  partition integer not null,
  log_offset bigint not null,
  record_key text not null,
  -- bytes, since what could not be read may be anything
  value bytea not null,
  headers jsonb not null default '{}',
  appended_at timestamptz not null,
  -- why it could not be worked in; null when it only waits for an earlier one of its key
  failure text,
  parked_at timestamptz not null default now(),
  attempts integer not null default 0,
  status text not null default 'parked' check (status in ('parked', 'retried', 'discarded')),
  settled_at timestamptz,
  settled_by text,
  settled_reason text,
  unique (projection, topic, partition, log_offset)
);
create index parked_events_waiting on parked_events (projection, record_key, log_offset) where status = 'parked';

-- Moves the checkpoints of several partitions, or fails as a whole when one of them is no longer the caller's.
-- In one order of partitions, so that two callers never wait for each other.
create procedure advance_checkpoints(
  the_projection text,
  the_topic text,
  partitions integer[],
  epochs bigint[],
  expected_offsets bigint[],
  next_offsets bigint[],
  channel text
) language plpgsql as $$
declare
  step record;
begin
  for step in
    select * from unnest(partitions, epochs, expected_offsets, next_offsets)
      as steps (partition, epoch, expected_offset, next_offset)
    order by partition
  loop
    update checkpoints set next_offset = step.next_offset, updated_at = now()
    where projection = the_projection and topic = the_topic and checkpoints.partition = step.partition
      and epoch = step.epoch and next_offset = step.expected_offset;
    if not found then
      raise exception 'partition % of % was taken over', step.partition, the_topic
        using errcode = 'DL001', detail = step.partition::text;
    end if;
  end loop;
  if channel is not null then
    perform pg_notify(channel, '');
  end if;
end
$$;

-- Takes events out of the parking place because they are being worked in now, in this transaction. Whoever writes the
-- view claims its partition anew, and so learns which keys still wait. Fails when somebody else settled them first.
create procedure take_parked_events(ids bigint[], settler text, reason text) language plpgsql as $$
declare
  taken integer;
begin
  update checkpoints set epoch = epoch + 1
  where (projection, topic, partition) in (select projection, topic, partition from parked_events where id = any (ids));
  update parked_events
  set status = 'retried', attempts = attempts + 1, settled_at = now(), settled_by = settler, settled_reason = reason
  where id = any (ids) and status = 'parked';
  get diagnostics taken = row_count;
  if taken <> cardinality(ids) then
    raise exception 'the parked events were settled meanwhile' using errcode = 'DL002';
  end if;
end
$$;

-- Down Migration

drop procedure take_parked_events(bigint[], text, text);
drop procedure advance_checkpoints(text, text, integer[], bigint[], bigint[], bigint[], text);
drop table parked_events;
drop table checkpoints;
