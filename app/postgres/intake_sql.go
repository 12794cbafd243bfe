package postgres

// rawSQL keeps the bytes of a small mail, each content once; "raw" is the blob.
// It has no row where somebody keeps the same bytes at this moment.
const rawSQL = `
b as (insert into blobs (size, sha256, content_type, created_at)
	select ?::bigint, ?::bytea, 'message/rfc822', ?::timestamptz where ?::bigint = 0 on conflict (sha256) do nothing returning id, size),
raw as (select id from b union all select id from blobs where ?::bigint = 0 and sha256 = ?::bytea union all select ?::bigint where ?::bigint <> 0),
bytes as (insert into blob_chunks (blob_id, nr, bytes) select id, 0, ?::bytea from b where size > 0)`

// mailColumns are what mailArgs fills.
const mailColumns = `received_at, dedup_key, unit_id, recipient, envelope_from, header_from, from_name, subject, message_id, sent_at, size, attachments, kind, outcome, why`

const mailMarks = `?::timestamptz, ?::bytea, ?::int, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::timestamptz, ?::bigint, ?::smallint, ?::text, ?::text, ?::text`

// receiptSQL puts what leaves at once into the outbox, unless it has left
// before; "t" is the ticket that it is about.
const receiptSQL = `
r as (insert into deliveries (unique_key, channel, recipient_kind, recipient_id, address, template_version_id, content, not_before, created_at, updated_at, ticket_id)
	select ?::text, ?::text, ?::text, nullif(?::bigint, 0), ?::text, nullif(?::int, 0), ?::jsonb, ?::timestamptz, ?::timestamptz, ?::timestamptz, t.id from t
	where ?::text <> '' on conflict (unique_key) do nothing)`

// mailSQL keeps a mail and the ticket that it becomes in one statement. Nothing
// is written where the key of the mail is taken: then it fails.
const mailSQL = `with ` + rawSQL + `,
who as (select null::bigint as patient from raw limit 1),` + contactSQL + `,
k as (insert into mails (` + mailColumns + `, raw_blob_id, ticket_id, kept_message_id) select ` + mailMarks + `, raw.id, t.id, m.id from raw, t, m returning id),
f as (insert into attachments (blob_id, name, content_type, size, inline_id, citizen_id, created_at, ticket_id, message_id, mail_id)
	select x.blob, x.name, x.type, x.size, x.inline, case when ?::boolean then t.patient_id end, ?::timestamptz, t.id, m.id, k.id
	from t, m, k, jsonb_to_recordset(?::jsonb) x (blob bigint, name text, type text, size bigint, inline text)),
l as (insert into ticket_links (ticket_id, to_id, kind, made_at) select t.id, ?::bigint, 'related', ?::timestamptz from t where ?::bigint <> 0),` + receiptSQL + `
select t.id, m.id, k.id from t, m, k`

// citizenSQL keeps what a citizen wrote and the ticket that it becomes. It fails
// where the citizen's key is taken.
const citizenSQL = `with
who as (select nullif(?::bigint, 0) as patient),` + contactSQL + `,
once as (insert into citizen_keys (patient_id, key, request_hash, created_at, message_id) select t.patient_id, ?::text, ?::bytea, ?::timestamptz, m.id from t, m where ?::text <> ''),
i as (insert into inbox_messages (message_id, patient_id, ticket_id, outgoing, at) select m.id, t.patient_id, t.id, false, at.at from t, m, (select ?::boolean as yes, ?::timestamptz as at) at where at.yes),
a as (insert into form_answers (message_id, service_version_id, answers) select m.id, ?::int, ?::jsonb from m where ?::int <> 0),
f as (insert into attachments (blob_id, name, content_type, size, inline_id, citizen_id, created_at, ticket_id, message_id)
	select x.blob, x.name, x.type, x.size, x.inline, case when ?::boolean then t.patient_id end, ?::timestamptz, t.id, m.id
	from t, m, jsonb_to_recordset(?::jsonb) x (blob bigint, name text, type text, size bigint, inline text)),` + receiptSQL + `
select t.id, m.id from t, m`

// joinedSQL keeps what a message brought that joined a ticket; a person's
// message lies in the inbox where it came from there.
const joinedSQL = `with
t as (select t.id, coalesce(nullif(who.id, 0), t.patient_id) as patient_id, who.message as message, nullif(who.mail, 0) as mail
	from (select ?::bigint as ticket, ?::bigint as message, ?::bigint as mail, ?::bigint as id) who join tickets t on t.id = who.ticket),
once as (insert into citizen_keys (patient_id, key, request_hash, created_at, message_id) select t.patient_id, ?::text, ?::bytea, ?::timestamptz, t.message from t where ?::text <> ''),
i as (insert into inbox_messages (message_id, patient_id, ticket_id, outgoing, at) select t.message, t.patient_id, t.id, false, at.at from t, (select ?::boolean as yes, ?::timestamptz as at) at where at.yes),
a as (insert into form_answers (message_id, service_version_id, answers) select t.message, ?::int, ?::jsonb from t where ?::int <> 0),
f as (insert into attachments (blob_id, name, content_type, size, inline_id, citizen_id, created_at, ticket_id, message_id, mail_id)
	select x.blob, x.name, x.type, x.size, x.inline, case when ?::boolean then t.patient_id end, ?::timestamptz, t.id, t.message, t.mail
	from t, jsonb_to_recordset(?::jsonb) x (blob bigint, name text, type text, size bigint, inline text)),` + receiptSQL + `
select 1 from t`

// placedSQL makes a ticket of a mail that a person has placed.
const placedSQL = `with
who as (select null::bigint as patient),` + contactSQL + `,
l as (insert into access_log (` + accessColumns + `, ticket_id, resource_unit_ids, patient_ids) select ` + accessMarks + `, t.id, ?::int[], '{}' from t)
select t.id, m.id from t, m`
