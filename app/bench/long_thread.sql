-- Tickets with 500 messages each, in a long exchange of mails: what the customer
-- wrote, what was answered and how it left, and a file here and there.
insert into messages (ticket_id, kind, author_id, body, occurred_at, created_at, via, subject, folded)
select t.id, case n % 2 when 0 then 'reply' else 'incoming' end, case n % 2 when 0 then (select id from users where username = 'chef') end,
  repeat('Jag undrar om min tid och om remissen har kommit fram till mottagningen. ', 6), t.created_at + n * interval '1 minute', t.created_at + n * interval '1 minute',
  'email', 'Undrar om tid', repeat('> Tidigare skrev ni att remissen var på väg. ', 10)
from (select id, created_at from tickets where queue_id = $1 and status <> 'closed' order by id limit 20) t, generate_series(1, 500) n
order by t.id, n;

insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data, message_id)
select m.created_at, 'ticket', m.ticket_id, m.ticket_id, '{1}', case m.kind when 'reply' then 'user' else 'system' end, m.author_id,
  case m.kind when 'reply' then 'ticket.replied' else 'ticket.received' end, 2, '{"channel": "email"}', m.id
from messages m where m.via = 'email' and m.kind in ('reply', 'incoming') order by m.id;

insert into deliveries (unique_key, channel, recipient_kind, address, ticket_id, message_id, content, state, not_before, attempts, provider_ref, created_at, updated_at)
select 'message:' || m.id, 'email', 'address', 'olof@example.org', m.ticket_id, m.id, '{}', 'sent', m.created_at, 1, '250', m.created_at, m.created_at
from messages m where m.via = 'email' and m.kind = 'reply';

insert into mails (received_at, dedup_key, unit_id, recipient, envelope_from, header_from, from_name, subject, message_id, size, kind, outcome, ticket_id, kept_message_id)
select m.created_at, sha256(m.id::text::bytea), 1, 'kontaktpunkten@example.se', 'olof@example.org', 'olof@example.org', 'Olof', m.subject, '<' || m.id || '@example.org>', 4000, 'mail', 'joined', m.ticket_id, m.id
from messages m where m.via = 'email' and m.kind = 'incoming';

insert into blobs (sha256, size, content_type, created_at) select sha256('x'::bytea), 1, 'application/pdf', now() on conflict do nothing;

insert into attachments (blob_id, ticket_id, message_id, name, content_type, size, created_at)
select (select max(id) from blobs), m.ticket_id, m.id, 'remiss.pdf', 'application/pdf', 1, m.created_at
from messages m where m.via = 'email' and m.kind = 'incoming' and m.id % 5 = 0;

analyze messages, events, deliveries, mails, attachments;
