-- Three ways in and the ways out: mail and citizens' messages become tickets
-- beside the phone, answers leave, tickets are linked and merged, and staff
-- have texts at hand.
--
-- A mail is kept as it came before it is acknowledged, and what became of it
-- stands in its row; the app role may settle that row, never change what came.

-- +goose Up

-- Where the unit's mail comes in, and what its answers come from; empty: none.
alter table units add column mail_address text not null default '' check (mail_address = lower(mail_address));
create unique index units_mail_address on units (mail_address) where mail_address <> '';

-- What a reason of its own is until somebody has said what the matter is: a
-- mail does not say. A ticket is not closed before it is stated (KP-11).
alter table reasons add column unstated boolean not null default false;

-- contact: the first text of the customer; incoming: a later one; reply and
-- request (motfråga): ours to the customer; question and answer: between lines.
alter table messages drop constraint messages_kind_check;
alter table messages add constraint messages_kind_check
  check (kind in ('contact', 'incoming', 'reply', 'request', 'note', 'question', 'answer', 'reason', 'waiting'));
alter table messages
  add column via text not null default '' check (via in ('', 'email', 'inbox')),
  add column subject text not null default '',
  -- Quoted text and signature, folded on the screen.
  add column folded text not null default '',
  -- Made safe before it is kept; null: there was only text.
  add column html text,
  -- The html refers to images elsewhere, which are fetched when somebody asks.
  add column remote_images boolean not null default false,
  -- Taken back before it left.
  add column withdrawn_at timestamptz,
  add column template_version_id int references template_versions;

alter table tickets
  -- When the customer had the first answer, and by when a written contact should (E-2).
  add column answered_at timestamptz,
  add column answer_by_at timestamptz,
  -- The customer has written since we last did (E-6).
  add column customer_wrote boolean not null default false,
  add column merged_into bigint references tickets;
-- A merged ticket ended without an action, and its clock stands still: a merge
-- can be undone.
alter table tickets drop constraint tickets_lifecycle;
alter table tickets add constraint tickets_lifecycle check (
  (status = 'closed') = (closed_at is not null)
  and (status <> 'closed' or (action is null) = (merged_into is not null))
  and (status = 'closed' or merged_into is null)
  and (status <> 'active' or handler_id is not null)
  and (status not in ('new', 'queued') or handler_id is null)
  and (status <> 'watching' or watching_on is not null)
  and ((status in ('waiting', 'watching') or merged_into is not null) = (paused_at is not null))
);
create index tickets_merged on tickets (merged_into) where merged_into is not null;
create index tickets_answer_by on tickets (owner_unit_id, answer_by_at) where answer_by_at is not null;
create index tickets_mail on tickets (lower(customer_email), created_at desc) where customer_email <> '';

-- How tickets belong together; kept once, read from both ends.
create table ticket_links (
  ticket_id bigint not null references tickets,
  to_id     bigint not null references tickets,
  kind      text not null check (kind in ('related', 'follow-up', 'duplicate')),
  made_by   int references users,
  made_at   timestamptz not null,
  primary key (ticket_id, to_id),
  check (ticket_id <> to_id)
);
create index ticket_links_to on ticket_links (to_id);

-- A merge keeps where the ticket stood, so that it can be undone within a day.
create table merges (
  id        bigint generated always as identity primary key,
  ticket_id bigint not null references tickets,
  into_id   bigint not null references tickets,
  made_by   int references users,
  made_at   timestamptz not null,
  undone_at timestamptz
);
create unique index merges_standing on merges (ticket_id) where undone_at is null;

-- Every mail that reached us, with what became of it. The raw mail is kept;
-- null: refused before it was read.
create table mails (
  id            bigint generated always as identity primary key,
  raw_blob_id   bigint references blobs,
  received_at   timestamptz not null,
  -- The same mail twice is one row: its id and content, or its content.
  dedup_key     bytea not null unique,
  copies        int not null default 1,
  unit_id       int references units,
  recipient     text not null,
  envelope_from text not null,
  header_from   text not null,
  from_name     text not null,
  subject       text not null,
  message_id    text not null,
  sent_at       timestamptz,
  size          bigint not null,
  attachments   smallint not null default 0,
  kind          text not null check (kind in ('mail', 'bounce', 'auto-reply', 'automatic')),
  outcome       text not null check (outcome in ('new', 'joined', 'quarantine', 'parked', 'refused')),
  -- Why, as a slug that the language files word.
  why           text not null default '',
  ticket_id     bigint references tickets,
  -- Of a mail in quarantine: the ticket that it probably belongs to.
  likely_id     bigint references tickets,
  kept_message_id bigint references messages,
  settled_at    timestamptz,
  settled_by    int references users,
  -- The reading of a mail that waits: what a ticket is made of when it is placed.
  content       jsonb
);
create index mails_newest on mails (unit_id, id desc);
create index mails_waiting on mails (unit_id, outcome, received_at) where outcome in ('quarantine', 'parked') and settled_at is null;
create index mails_raw on mails (raw_blob_id) where raw_blob_id is not null;
create index mails_thread on mails (message_id) where message_id <> '';
create index mails_kept on mails (kept_message_id) where kept_message_id is not null;
create index mails_ticket on mails (ticket_id) where ticket_id is not null;
create index mails_sender on mails (header_from, received_at);

-- Files on messages. Uploaded ones belong to nobody's message until it is sent.
create table attachments (
  id          bigint generated always as identity primary key,
  blob_id     bigint not null references blobs,
  ticket_id   bigint references tickets,
  message_id  bigint references messages,
  mail_id     bigint references mails,
  name        text not null,
  -- Found in the bytes, never taken from the sender.
  content_type text not null,
  size        bigint not null,
  -- The Content-ID of an inline image.
  inline_id   text not null default '',
  uploaded_by int references users,
  citizen_id  bigint references patients,
  created_at  timestamptz not null
);
create index attachments_message on attachments (message_id) where message_id is not null;
create index attachments_mail on attachments (mail_id) where mail_id is not null;
create index attachments_blob on attachments (blob_id);
create index attachments_loose on attachments (created_at) where message_id is null and mail_id is null;

-- The citizen's pages: who is signed in, what lies in whose inbox.
create table citizen_sessions (
  token_hash bytea primary key,
  patient_id bigint not null references patients,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null
);
create index citizen_sessions_expiry on citizen_sessions (expires_at);

create table inbox_messages (
  message_id bigint primary key references messages,
  patient_id bigint not null references patients,
  ticket_id  bigint not null references tickets,
  outgoing   boolean not null,
  at         timestamptz not null,
  -- When the citizen opened one of ours.
  read_at    timestamptz
);
create index inbox_messages_mine on inbox_messages (patient_id, message_id desc);
create index inbox_messages_ticket on inbox_messages (ticket_id, message_id);

-- What a citizen answered, by the version of the form that was shown.
create table form_answers (
  message_id         bigint primary key references messages,
  service_version_id int not null references service_versions,
  answers            jsonb not null
);

create table citizen_keys (
  patient_id bigint not null references patients,
  key        text not null,
  request_hash bytea not null,
  message_id bigint references messages,
  created_at timestamptz not null,
  primary key (patient_id, key)
);

-- By which way a patient with protected identity is reached (P-4), agreed_way
-- says it in words; whether and where a patient is told that something waits (CG-20).
alter table patients
  add column reach text not null default '' check (reach in ('', 'inbox', 'phone', 'post')),
  add column notify_email text not null default '',
  add column language text not null default 'sv' check (language in ('sv', 'en'));

alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check check (kind in ('revealed', 'delivery-failed'));

-- A delivery that the other side took may come back days later.
alter table deliveries drop constraint deliveries_lifecycle;
alter table deliveries add constraint deliveries_lifecycle check (
  (state = 'sending') = (leased_until is not null)
  and (state <> 'sent' or provider_ref is not null)
  and (state in ('sent', 'failed') or provider_ref is null)
  and (attempts > 0 or state in ('queued', 'withdrawn'))
);
create index deliveries_failed on deliveries (updated_at) where state in ('failed', 'uncertain');
-- How many automatic mails one address has had lately: loops end there.
create index deliveries_automatic on deliveries (lower(address), updated_at) where channel = 'email' and content ->> 'automatic' <> '';
create index deliveries_message on deliveries (message_id) where message_id is not null;

alter table events drop constraint events_subject_type_check;
alter table events add constraint events_subject_type_check
  check (subject_type in ('ticket', 'user', 'session', 'rule', 'queue', 'policy', 'template', 'service', 'mail', 'delivery'));
-- A person's day is read by its hours; this index costs a registration nothing.
create index events_at on events using brin (at);

alter table access_log drop constraint access_log_activity_check;
alter table access_log add constraint access_log_activity_check
  check (activity in ('read', 'write', 'list', 'search', 'push', 'reveal', 'statistics', 'log', 'print'));

grant select, insert on ticket_links, merges, mails, attachments, citizen_sessions, inbox_messages, form_answers, citizen_keys to kontaktpunkten_app;
grant delete on ticket_links, citizen_sessions, citizen_keys, attachments to kontaktpunkten_app;
-- Bytes that nobody refers to are removed, by this alone: the app role can delete
-- no others. Who puts them again renews their age. The row is locked before its
-- bytes go: who puts the same ones now waits, and puts them anew.
create index blobs_age on blobs (created_at);
create function purge_orphans(since timestamptz, until timestamptz, at_most int) returns table (id bigint)
  language sql security definer set search_path from current as $$
    with o as (select b.id from blobs b where b.created_at >= since and b.created_at < until
        and not exists (select 1 from attachments a where a.blob_id = b.id) and not exists (select 1 from mails m where m.raw_blob_id = b.id)
      order by b.created_at limit at_most for update skip locked),
    chunks as (delete from blob_chunks c where c.blob_id in (select o.id from o))
    delete from blobs b where b.id in (select o.id from o) returning b.id
  $$;
revoke execute on function purge_orphans from public;
grant execute on function purge_orphans to kontaktpunkten_app;
grant update (created_at) on blobs to kontaktpunkten_app;
grant update (undone_at) on merges to kontaktpunkten_app;
grant update (copies, outcome, why, ticket_id, likely_id, kept_message_id, settled_at, settled_by, content) on mails to kontaktpunkten_app;
grant update (ticket_id, message_id) on attachments to kontaktpunkten_app;
grant update (seen_at, expires_at) on citizen_sessions to kontaktpunkten_app;
grant update (read_at, patient_id) on inbox_messages to kontaktpunkten_app;

-- +goose Down
revoke update (created_at) on blobs from kontaktpunkten_app;
drop function purge_orphans;
drop index blobs_age;
drop table citizen_keys, form_answers, inbox_messages, citizen_sessions, attachments, mails, merges, ticket_links;
alter table access_log drop constraint access_log_activity_check;
alter table access_log add constraint access_log_activity_check
  check (activity in ('read', 'write', 'list', 'search', 'push', 'reveal', 'statistics', 'log')) not valid;
drop index events_at;
alter table events drop constraint events_subject_type_check;
alter table events add constraint events_subject_type_check
  check (subject_type in ('ticket', 'user', 'session', 'rule', 'queue', 'policy', 'template', 'service')) not valid;
drop index deliveries_message, deliveries_automatic, deliveries_failed;
alter table deliveries drop constraint deliveries_lifecycle;
alter table deliveries add constraint deliveries_lifecycle check (
  (state = 'sending') = (leased_until is not null)
  and (state = 'sent') = (provider_ref is not null)
  and (attempts > 0 or state in ('queued', 'withdrawn'))
) not valid;
alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check check (kind in ('revealed')) not valid;
alter table patients drop column language, drop column notify_email, drop column reach;
alter table tickets drop constraint tickets_lifecycle;
alter table tickets add constraint tickets_lifecycle check (
  (status = 'closed') = (closed_at is not null)
  and (status <> 'closed' or action is not null)
  and (status <> 'active' or handler_id is not null)
  and (status not in ('new', 'queued') or handler_id is null)
  and (status <> 'watching' or watching_on is not null)
  and ((status in ('waiting', 'watching')) = (paused_at is not null))
) not valid;
alter table tickets drop column merged_into, drop column customer_wrote, drop column answer_by_at, drop column answered_at;
alter table messages drop column template_version_id, drop column withdrawn_at, drop column remote_images, drop column html,
  drop column folded, drop column subject, drop column via;
alter table messages drop constraint messages_kind_check;
alter table messages add constraint messages_kind_check
  check (kind in ('contact', 'note', 'question', 'answer', 'reason', 'waiting')) not valid;
alter table reasons drop column unstated;
drop index units_mail_address;
alter table units drop column mail_address;
