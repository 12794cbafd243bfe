-- Shapes that the later issues stand on: one outbox for all that leaves the
-- desk, the notices that its first channel makes, bytes, and texts and forms
-- that people change and that keep their versions.
--
-- The app role may not rewrite what has been settled: of a delivery it may
-- change how the sending goes, never what is sent or to whom; a version and a
-- blob, once there, stay as they are.

-- +goose Up

-- A text that staff send (E-3). Each key, unit and language is a series of its
-- own; unit_id null is everybody's.
create table template_versions (
  id           int generated always as identity primary key,
  key          text not null check (key <> ''),
  unit_id      int references units,
  language     text not null check (language ~ '^[a-z]{2,3}$'),
  version      int not null check (version > 0),
  body         jsonb not null,
  published_at timestamptz not null,
  published_by int references users,
  unique nulls not distinct (key, unit_id, language, version)
);

-- A form that a unit offers its citizens (E-1), translations inside; an answer
-- keeps the id of the version that was answered.
create table service_versions (
  id           int generated always as identity primary key,
  key          text not null check (key <> ''),
  unit_id      int not null references units,
  version      int not null check (version > 0),
  questions    jsonb not null,
  published_at timestamptz not null,
  published_by int references users,
  unique (key, unit_id, version)
);

-- The outbox. Within the desk unique_key makes each delivery one; outside it
-- goes at least once, always with the same reference.
create table deliveries (
  id             bigint generated always as identity primary key,
  unique_key     text not null unique check (unique_key <> ''),
  -- What the other side knows it by, at every attempt: random, so that a
  -- database that is put back never gives one out again.
  reference      uuid not null unique default gen_random_uuid(),
  channel        text not null check (channel in ('desk', 'email', 'inbox', 'sms', 'letter', 'webhook')),
  recipient_kind text not null check (recipient_kind in ('user', 'patient', 'address')),
  recipient_id   bigint,
  address        text not null default '',
  ticket_id      bigint references tickets,
  message_id     bigint references messages,
  template_version_id int references template_versions,
  content        jsonb not null,
  state          text not null default 'queued',
  not_before     timestamptz not null,
  attempts       smallint not null default 0 check (attempts >= 0),
  leased_until   timestamptz,
  provider_ref   text,
  -- Why the last attempt failed, as a slug; never the other side's own words.
  fault          text not null default '',
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  constraint deliveries_state check (state in ('queued', 'sending', 'sent', 'failed', 'uncertain', 'withdrawn')),
  constraint deliveries_lifecycle check (
    (state = 'sending') = (leased_until is not null)
    and (state = 'sent') = (provider_ref is not null)
    and (attempts > 0 or state in ('queued', 'withdrawn'))
  ),
  constraint deliveries_recipient check (
    case recipient_kind when 'address' then address <> '' and recipient_id is null else recipient_id is not null end
  )
);
create index deliveries_waiting on deliveries (channel, not_before, id) where state in ('queued', 'uncertain');
create index deliveries_sending on deliveries (channel, leased_until) where state = 'sending';
create index deliveries_ticket on deliveries (ticket_id, id) where ticket_id is not null;

-- What the channel desk delivers: something that one of the staff should know
-- (P-4). Ids only, no personal data.
create table notices (
  id          bigint generated always as identity primary key,
  delivery_id bigint not null unique references deliveries,
  user_id     int not null references users,
  kind        text not null check (kind in ('revealed')),
  ticket_id   bigint not null references tickets,
  actor_id    int references users,
  at          timestamptz not null,
  read_at     timestamptz
);
create index notices_mine on notices (user_id, id);
create index notices_unread on notices (user_id) where read_at is null;

-- Attachments and raw mail, each content once.
create table blobs (
  id           bigint generated always as identity primary key,
  sha256       bytea not null unique check (octet_length(sha256) = 32),
  size         bigint not null check (size >= 0),
  content_type text not null,
  created_at   timestamptz not null
);
create table blob_chunks (
  blob_id bigint not null references blobs,
  nr      int not null check (nr >= 0),
  bytes   bytea not null check (octet_length(bytes) between 1 and 262144),
  primary key (blob_id, nr)
);
-- What people attach is compressed already.
alter table blob_chunks alter column bytes set storage external;

alter table events drop constraint events_subject_type_check;
alter table events add constraint events_subject_type_check
  check (subject_type in ('ticket', 'user', 'session', 'rule', 'queue', 'policy', 'template', 'service'));

grant select, insert on template_versions, service_versions, deliveries, notices, blobs, blob_chunks to kontaktpunkten_app;
grant update (state, not_before, attempts, leased_until, provider_ref, fault, updated_at) on deliveries to kontaktpunkten_app;
grant update (read_at) on notices to kontaktpunkten_app;

-- +goose Down
drop table blob_chunks, blobs, notices, deliveries, service_versions, template_versions;
alter table events drop constraint events_subject_type_check;
alter table events add constraint events_subject_type_check
  check (subject_type in ('ticket', 'user', 'session', 'rule', 'queue', 'policy')) not valid;
