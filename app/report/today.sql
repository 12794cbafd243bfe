-- How does the day go in each queue: how many contacts came in, how many were
-- solved, how many are open, how many of those are late, and since when has the
-- oldest been here?
--
-- One row for each queue of the units, empty ones too; a line is the sum of its
-- queues. A ticket is counted where it stands now, or stood when it was closed,
-- so that a click on the number lists the same tickets. In goes by when the
-- contact happened, not by when it was written down, and leaves merged ones
-- out. Open includes tickets that wait or are watched; their clock stands still,
-- so that they are not late.
--
-- The indexes on occurred_at and closed_at go by the owner's unit, and a queue
-- may hold what another unit owns: so all units are looked up, a handful.
--
-- @units: whose queues. @from, @to: the day is [from, to). @now: late is due before it.
with counted as not materialized (
  \i counted.sql
),
came as (
  select t.queue_id, count(*) as n
  from tickets t
  where t.merged_into is null and t.owner_unit_id = any (array(select u.id from units u)) and t.unit_id = any (cast(@units as int[]))
    and t.occurred_at >= cast(@from as timestamptz) and t.occurred_at < cast(@to as timestamptz)
  group by 1
),
solved as (
  select c.queue_id, count(*) as n
  from counted c
  where c.owner_unit_id = any (array(select u.id from units u)) and c.unit_id = any (cast(@units as int[]))
    and c.closed_at >= cast(@from as timestamptz) and c.closed_at < cast(@to as timestamptz)
    and c.solved
  group by 1
),
open as (
  select t.queue_id, count(*) as n, count(*) filter (where t.due_at < cast(@now as timestamptz)) as late, min(t.created_at) as oldest_at
  from tickets t
  where t.unit_id = any (cast(@units as int[])) and t.status <> 'closed'
  group by 1
)
select q.id, q.line, coalesce(came.n, 0) as came, coalesce(solved.n, 0) as solved,
  coalesce(open.n, 0) as open, coalesce(open.late, 0) as late, open.oldest_at
from queues q
left join came on came.queue_id = q.id
left join solved on solved.queue_id = q.id
left join open on open.queue_id = q.id
where q.unit_id = any (cast(@units as int[]))
order by q.unit_id, q.line, q.position, q.id
