package postgres

// contactSQL keeps a whole contact: ticket, text, event, promises and decision. It
// goes on from "who", which has one row with the patient or null, or no row
// where nothing is to be kept; contact.kept has its arguments. A ticket's number
// that is 0 is taken here.
const contactSQL = `
t as (insert into tickets (id, status, line, queue_id, unit_id, owner_queue_id, owner_unit_id, handler_id, channel, priority, reason, medical, subject, preview, grp,
		alarm, alarm_choice, alarm_chosen_by, alarm_chosen_at, customer_kind, customer_name, customer_relation, customer_phone, customer_email, identified_by, level,
		due_at, warn_at, due_kind, max_line, rule_version, occurred_at, created_at, queued_at, first_taken_at, updated_at, created_by, answer_by_at, patient_id, version)
	select coalesce(nullif(?::bigint, 0), nextval('ticket_numbers')), ?::text, ?::smallint, ?::int, ?::int, ?::int, ?::int, nullif(?::int, 0), ?::text, ?::smallint, ?::text, ?::boolean, ?::text, ?::text, nullif(?::text, ''),
		?::text[], ?::text, nullif(?::int, 0), ?::timestamptz, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text,
		coalesce(?::timestamptz, 'infinity'), coalesce(?::timestamptz, 'infinity'), ?::text, ?::smallint, ?::int,
		?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, nullif(?::int, 0), ?::timestamptz, who.patient, 1 from who
	returning id, patient_id),
m as (insert into messages (ticket_id, kind, author_id, body, occurred_at, created_at, via, subject, folded, html, remote_images)
	select t.id, 'contact', nullif(?::int, 0), ?::text, ?::timestamptz, ?::timestamptz, ?::text, ?::text, ?::text, nullif(?::text, ''), ?::boolean from t returning id),
e as (insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data, message_id)
	select ?::timestamptz, 'ticket', t.id, t.id, ?::int[], ?::text, nullif(?::int, 0), 'ticket.registered', 1, ?::jsonb, m.id from t, m),
c as (insert into promises (ticket_id, ` + promiseColumns + `)
	select t.id, ` + promiseColumns + ` from t, jsonb_to_recordset(?::jsonb) as x (` + promiseTypes + `)),
d as (insert into decisions (ticket_id, decided_at, rule_version, situation, decision)
	select t.id, ?::timestamptz, ?::int, ?::jsonb, ?::jsonb from t)`

// registerSQL keeps what one of the staff takes down in one statement, which is
// what makes registering fast: intent's key, patient where new, the contact,
// access log and the mark that who wrote it has seen it. A key that is taken
// makes it write nothing and give no row.
const registerSQL = `with
claimed as (insert into idempotency_keys (user_id, key, request_hash, ticket_id, status, created_at)
	select ?::int, ?::text, ?::bytea, ?::bigint, ?::smallint, ?::timestamptz where ?::text <> '' on conflict do nothing returning 1),
go as (select 1 where ?::text = '' or exists (select 1 from claimed)),
added as (insert into patients (identity_number, identity_kind, name, phone, created_at, updated_at)
	select nullif(?::text, ''), ?::text, ?::text, ?::text, ?::timestamptz, ?::timestamptz from go where ?::boolean
	on conflict (identity_number) do update set updated_at = excluded.updated_at returning id),
who as (select coalesce((select id from added), nullif(?::bigint, 0)) as patient from go),` + contactSQL + `,
l as (insert into access_log (` + accessColumns + `, ticket_id, resource_unit_ids, patient_ids)
	select ` + accessMarks + `, t.id, ?::int[], array_remove(array[t.patient_id], null) from t),
s as (insert into ticket_seen (user_id, ticket_id, version) select ?::int, t.id, 1 from t)
select id, patient_id from t`
