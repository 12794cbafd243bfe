-- Which closed tickets count, and which of them are solved here. Every figure
-- of the desk is made of this one text, so that wall, report and export say the
-- same number (KP-8).
--
-- A closed ticket counts unless its action is counted apart: transferred,
-- referred on and wrong recipient are never silently solved (KP-6a).
-- solved: it counts, its action counts as solved, and nobody opened it again.
-- first_line: solved, and no line above the first has handled it.
-- lines_one_and_two: solved, and the third line has not handled it.
-- solved_line: the highest line that has handled it; null where it is not solved.
-- The others counted went on to the clinics, or ended without being solved.
--
-- A merged ticket is left out: the one that it became part of counts. Mail that
-- is parked, advertising among it, never became a ticket.
select t.id, t.owner_unit_id, t.unit_id, t.queue_id, t.reason, t.closed_at,
  a.apart,
  not a.apart as counts,
  a.solved and not a.apart and not t.reopened as solved,
  a.solved and not a.apart and not t.reopened and t.max_line = 1 as first_line,
  a.solved and not a.apart and not t.reopened and t.max_line <= 2 as lines_one_and_two,
  case when a.solved and not a.apart and not t.reopened then t.max_line end as solved_line
from tickets t
join actions a on a.code = t.action
where t.status = 'closed' and t.merged_into is null
