\set id random(:lo, :hi)
BEGIN;
SELECT t.*, p.name, p.identity_number FROM tickets t LEFT JOIN patients p ON p.id = t.patient_id WHERE t.id = :id;
SELECT d.decision FROM decisions d WHERE d.ticket_id = :id ORDER BY d.decided_at DESC LIMIT 1;
INSERT INTO access_log (at, activity, args, purpose, user_id, user_hsa_id, user_name, user_title, assignment, provider_hsa_id, unit_hsa_id, resource, ticket_id, resource_unit_ids, patient_ids, why, request_id) VALUES (now(), 'read', '', 'care', :userid, 'SE5565594230-1001', 'Birgitta Ståhl', 'Samordnare', 'supervisor', 'SE5565594230-1000', 'SE5565594230-2000', 'ticket', :id, '{1}', '{1}', '', md5(random()::text));
INSERT INTO ticket_seen (user_id, ticket_id, version) VALUES (:userid, :id, 1) ON CONFLICT (user_id, ticket_id) DO UPDATE SET version = excluded.version WHERE ticket_seen.version < excluded.version;
COMMIT;
BEGIN;
SELECT e.*, m.*, d.state, d.address, i.header_from, (SELECT json_agg(a) FROM attachments a WHERE a.message_id = m.id)
  FROM (SELECT * FROM events WHERE ticket_id = :id ORDER BY id DESC LIMIT 51) e LEFT JOIN messages m ON m.id = e.message_id
  LEFT JOIN deliveries d ON d.message_id = m.id LEFT JOIN mails i ON i.kept_message_id = m.id ORDER BY e.id DESC;
INSERT INTO access_log (at, activity, args, purpose, user_id, user_hsa_id, user_name, user_title, assignment, provider_hsa_id, unit_hsa_id, resource, ticket_id, resource_unit_ids, patient_ids, why, request_id) VALUES (now(), 'read', '', 'care', :userid, 'SE5565594230-1001', 'Birgitta Ståhl', 'Samordnare', 'supervisor', 'SE5565594230-1000', 'SE5565594230-2000', 'ticket-timeline', :id, '{1}', '{1}', '', md5(random()::text));
COMMIT;
