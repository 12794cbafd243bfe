-- What did one person do on one day, hour by hour?
--
-- The one question that is about an employee: for the person's own day, and for
-- whoever leads the unit and has a reason to look. It is of one person at a time
-- and of one day, has no sum to compare people by and no names of patients
-- (P-13), and each asking stands in the access log.
--
-- One row for each hour of the wall clock in Sweden and kind of deed.
--
-- @person. @units: in which units. @from, @to: the day is [from, to).
select cast(extract(hour from e.at at time zone 'Europe/Stockholm') as int) as hour, e.kind, count(*) as n
from events e
where e.actor_kind = 'user' and e.actor_id = cast(@person as int) and e.ticket_id is not null
  and e.at >= cast(@from as timestamptz) and e.at < cast(@to as timestamptz)
  and e.unit_ids && cast(@units as int[])
group by 1, 2
order by 1, 2
