-- Up Migration

-- Who is told of events, and how.
create table subscriptions (
  tenant_id text not null,
  subscription_id uuid not null,
  -- as in the newest event
  state jsonb not null,
  facility_path text,
  enabled boolean not null,
  version integer not null,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  -- sealed under the subscription's own key: an address, or a list of recipients
  target_sealed text not null,
  -- sealed likewise; of webhooks
  secret_sealed text,
  previous_secret_sealed text,
  previous_secret_until timestamptz(3),
  -- of the newest delivery
  last_position bigint not null default 0,
  -- failures to reach the receiver since it was last reached, and until when it is left alone
  failures integer not null default 0,
  due_at timestamptz(3) not null,
  -- until when one replica alone sends to it
  leased_until timestamptz(3),
  primary key (tenant_id, subscription_id)
);
select confine_rows('subscriptions', $$string_to_array(facility_path, '/') && (select confined_premises())$$);

-- What is to be told or was told, a row an event and subscriber.
create table deliveries (
  tenant_id text not null,
  subscription_id uuid not null,
  -- counts the events of a subscription without a gap, in the order in which they reached it
  position bigint not null,
  event_id uuid not null,
  event_type text not null,
  event_subject text not null,
  -- the event as it is sent, byte for byte each time
  body text not null,
  status text not null default 'pending',
  attempts integer not null default 0,
  queued_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  give_up_at timestamptz(3) not null,
  last_attempt_at timestamptz(3),
  delivered_at timestamptz(3),
  response_status integer,
  failure text,
  primary key (tenant_id, subscription_id, position),
  foreign key (tenant_id, subscription_id) references subscriptions on delete cascade
);
create unique index on deliveries (tenant_id, subscription_id, event_id);
create index on deliveries (tenant_id, subscription_id, position) where status = 'pending';
create index on deliveries (queued_at);

-- Down Migration

drop table deliveries;
drop table subscriptions;
