-- What has left the desk and not arrived?
--
-- One row for each unit whose tickets it is about: deliveries that failed for
-- good, and those of which nobody can tell.
--
-- @units: whose tickets.
select t.owner_unit_id as unit,
  count(*) filter (where d.state = 'failed') as failed, count(*) filter (where d.state = 'uncertain') as uncertain
from deliveries d
join tickets t on t.id = d.ticket_id
where d.state in ('failed', 'uncertain') and t.owner_unit_id = any (cast(@units as int[]))
group by 1
order by 1
