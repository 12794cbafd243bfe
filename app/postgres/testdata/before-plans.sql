-- A database as the release before left it.
insert into units (id, code, name, hsa_id, provider_hsa_id, hours) values
  (1, 'hjarta-karl', 'Kontaktpunkten', 'SE5565594230-HK', 'SE5565594230-1', '{"week": {"mon": ["08:00-17:00"], "tue": ["08:00-17:00"], "wed": ["08:00-17:00"], "thu": ["08:00-17:00"], "fri": ["08:00-17:00"]}}'),
  (2, 'ortopedi', 'Ortopeden', 'SE5565594230-ORT', 'SE5565594230-1', '{"week": {"mon": ["07:30-12:00", "13:00-16:00"], "tue": ["07:30-16:00"]}, "closed": ["2026-12-28"]}'),
  (3, 'vardgaranti', 'Vårdgarantiservice', 'SE5565594230-VG', 'SE5565594230-1', '{}');
insert into competence_groups (code, name, name_en) values ('arytmi', 'Arytmi', 'Arrhythmia');
insert into service_levels (code, name, name_en, kind, minutes, days, warn_at) values
  ('call-now', 'Ring upp genast', 'Call back at once', 'open_hours', 15, 0, 0.5), ('same-day', 'Svar samma dag', 'The same day', 'working_days', 0, 0, 0.75),
  ('answer-24h', 'Svar inom 24 timmar', 'Within 24 hours', 'elapsed', 1440, 0, 0.75), ('answer-2wd', 'Svar inom 2 vardagar', 'Within 2 working days', 'working_days', 0, 2, 0.75);
insert into queues (id, code, unit_id, name, line, grp, professions, level, position) values
  (1, 'hk-forsta', 1, 'Första linjen', 1, null, '{}', null, 1), (2, 'hk-ssk', 1, 'Sjuksköterskor', 2, null, '{nurse}', 'same-day', 2),
  (3, 'hk-bma', 1, 'Biomedicinska analytiker', 2, null, '{bma}', null, 3), (4, 'hk-arytmi', 1, 'Arytmi', 3, 'arytmi', '{physician}', null, 4),
  (5, 'ort-mottagning', 2, 'Ortopedmottagningen', 1, null, '{}', null, 5), (6, 'ort-ssk', 2, 'Ortopedens sjuksköterskor', 2, null, '{nurse}', 'same-day', 6),
  (7, 'vg-service', 3, 'Vårdgarantiservice', 1, null, '{}', null, 7);
insert into reasons (code, name, name_en, medical, needs_patient) values
  ('booking', 'Bokning', 'Booking', false, true), ('nurse-advice', 'Rådgivning', 'Advice', true, true), ('referral-question', 'Remiss', 'Referral', false, true), ('feedback', 'Synpunkter', 'Feedback', false, false);
insert into actions (code, name, name_en, solved, apart, medical, needs_note, requires) values ('informed', 'Informerad', 'Informed', true, false, false, false, '');
insert into users (id, username, name, profession, licensed, created_at) values (1, 'forsta', 'Anna', 'administrator', false, '2026-01-01');
insert into user_roles (user_id, role, unit_id) values (1, 'first_line', 1);
insert into queue_members (user_id, queue_id) values (1, 1);

-- The second never counted: the third had begun before it.
insert into rule_versions (version, effective_at, created_at, note, rules) values
  (1, '2026-01-01', '2026-01-01', 'Så började det', '{"unit": "hjarta-karl", "version": 1, "effective_from": "2026-01-01T00:00:00+01:00", "alarm_queue": "hk-ssk", "alarm_level": "call-now",
    "rules": [
      {"id": "orto-medicinsk", "name": "Ortopedins medicinska", "conditions": [{"field": "unit", "op": "is", "value": "ortopedi"}, {"field": "medical", "op": "is", "value": true}], "decides": {"queue": "ort-ssk"}},
      {"id": "rytm", "name": "Rytm", "conditions": [{"field": "customer", "op": "is", "value": "referrer"}, {"field": "words", "op": "any_of", "value": ["arytmi*"]}], "decides": {"group": "arytmi", "tags": ["rytm"]}},
      {"id": "andra", "name": "Medicinskt till andra linjen", "expr": "medical and channel in [\"phone\", \"email\"]", "decides": {"line": 2, "priority": 2}},
      {"id": "igen", "name": "Har öppet ärende", "conditions": [{"field": "patient.open", "op": "at_least", "value": 2}], "decides": {"priority": 2, "tags": ["igen"]}},
      {"id": "kvall", "name": "Sent", "conditions": [{"field": "hour", "op": "from", "value": "16:00"}], "decides": {"level": "answer-24h"}},
      {"id": "av", "name": "Avstängd", "off": true, "conditions": [{"field": "channel", "op": "is", "value": "post"}], "decides": {"line": 1}}
    ],
    "fallback": {"queue": "hk-forsta", "priority": 4, "level": "answer-2wd"},
    "fallback_by_unit": {"ortopedi": {"queue": "ort-mottagning", "level": "same-day"}}}'),
  (2, '2027-02-01', '2026-06-01', 'Blev aldrig av', '{"unit": "hjarta-karl", "rules": [], "fallback": {"queue": "hk-bma"}}'),
  (3, '2027-01-01', '2026-11-01', 'Från nyår', '{"unit": "hjarta-karl", "alarm_queue": "hk-ssk",
    "rules": [{"id": "andra", "name": "Allt medicinskt", "conditions": [{"field": "medical", "op": "is", "value": true}], "decides": {"line": 2}}],
    "fallback": {"queue": "hk-forsta", "level": "same-day"},
    "fallback_by_unit": {"ortopedi": {"queue": "ort-mottagning"}, "hjarta-karl": {"queue": "hk-forsta", "priority": 2}}}');

-- One ticket for each state that a clock can be in; now is 2026-11-24 09:00 UTC.
insert into tickets (id, status, line, queue_id, unit_id, owner_queue_id, owner_unit_id, handler_id, channel, priority, reason, medical, subject, preview,
    customer_kind, customer_name, customer_relation, customer_phone, customer_email, identified_by, level, due_at, warn_at, promise_due_at, promise_warn_at,
    paused_at, waiting_for, watching_on, action, merged_into, closed_at, max_line, rule_version, occurred_at, created_at, queued_at, updated_at, version)
select id, status, 1, 1, 1, 1, 1, handler, 'phone', 3, 'booking', false, '', '', 'patient', '', '', '', '', '', level, coalesce(due, 'infinity'), coalesce(warn, 'infinity'), promised, warned,
  paused, waiting, watching::date, action, into_id, closed, 1, 1, '2026-11-20 08:00Z', '2026-11-20 08:00Z', '2026-11-20 08:00Z', '2026-11-20 08:00Z', 1
from (values
  (100001, 'new', null::int, 'answer-2wd', '2026-11-26Z'::timestamptz, '2026-11-25Z'::timestamptz, '2026-11-26Z'::timestamptz, '2026-11-25Z'::timestamptz, null::timestamptz, null, null, null, null::int, null::timestamptz),
  (100002, 'queued', null, 'answer-2wd', '2026-11-26Z', '2026-11-23Z', '2026-11-26Z', '2026-11-23Z', null, null, null, null, null, null),
  (100003, 'active', 1, 'answer-2wd', '2026-11-23Z', '2026-11-22Z', '2026-11-23Z', '2026-11-22Z', null, null, null, null, null, null),
  (100004, 'waiting', 1, 'answer-2wd', null, null, '2026-11-23Z', '2026-11-22Z', '2026-11-21Z', 'customer', null, null, null, null),
  (100005, 'watching', 1, 'answer-2wd', null, null, '2026-11-26Z', '2026-11-20 12:00Z', '2026-11-21Z', null, '2026-12-24', null, null, null),
  (100006, 'closed', null, 'answer-2wd', '2026-11-23Z', '2026-11-22Z', '2026-11-23Z', '2026-11-22Z', null, null, null, 'informed', null, '2026-11-21Z'),
  (100007, 'closed', null, 'answer-2wd', null, null, '2026-11-26Z', '2026-11-25Z', '2026-11-24 08:00Z', null, null, null, 100001, '2026-11-24 08:00Z'),
  (100008, 'new', null, '', null, null, null, null, null, null, null, null, null, null),
  (100009, 'new', null, 'answer-2wd', '2026-11-23Z', '2026-11-22Z', '2026-11-23Z', '2026-11-22Z', null, null, null, null, null, null)
) v (id, status, handler, level, due, warn, promised, warned, paused, waiting, watching, action, into_id, closed);
insert into clocks (ticket_id, kind, due_at, paused_at, fired_at) values
  (100001, 'warn', '2026-11-25Z', null, null), (100001, 'due', '2026-11-26Z', null, null),
  (100002, 'warn', '2026-11-23Z', null, '2026-11-23Z'), (100002, 'due', '2026-11-26Z', null, null),
  (100003, 'warn', '2026-11-22Z', null, '2026-11-22Z'), (100003, 'due', '2026-11-23Z', null, '2026-11-23Z'),
  (100004, 'warn', '2026-11-22Z', '2026-11-21Z', null), (100004, 'due', '2026-11-23Z', '2026-11-21Z', null),
  (100005, 'warn', '2026-11-20 12:00Z', '2026-11-21Z', '2026-11-20 12:00Z'), (100005, 'due', '2026-11-26Z', '2026-11-21Z', null), (100005, 'watch', '2026-12-24 05:00Z', null, null),
  (100009, 'warn', '2026-11-22Z', null, null), (100009, 'due', '2026-11-23Z', null, null);
