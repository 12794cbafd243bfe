\set q random(1, 8)
UPDATE tickets SET status = 'active', handler_id = :userid, updated_at = now(), version = version + 1 WHERE id = (SELECT id FROM tickets WHERE queue_id = :q AND status IN ('new', 'queued') ORDER BY priority, due_at, id FOR UPDATE SKIP LOCKED LIMIT 1) RETURNING id, subject, patient_id;
