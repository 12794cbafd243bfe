-- Which mail waits for a person, and for how long?
--
-- One row for each unit and kind of waiting: mail to be placed (quarantine) and
-- parked mail that nobody has looked at. By age: under an hour, under four hours,
-- under a day, older.
--
-- @units: whose mail. @now.
select m.unit_id as unit, m.outcome,
  count(*) filter (where m.received_at > cast(@now as timestamptz) - interval '1 hour') as hour,
  count(*) filter (where m.received_at <= cast(@now as timestamptz) - interval '1 hour' and m.received_at > cast(@now as timestamptz) - interval '4 hours') as four_hours,
  count(*) filter (where m.received_at <= cast(@now as timestamptz) - interval '4 hours' and m.received_at > cast(@now as timestamptz) - interval '24 hours') as day,
  count(*) filter (where m.received_at <= cast(@now as timestamptz) - interval '24 hours') as older,
  min(m.received_at) as oldest_at
from mails m
where m.unit_id = any (cast(@units as int[])) and m.settled_at is null and m.outcome in ('quarantine', 'parked')
group by 1, 2
order by 1, 2
