-- At what hours do contacts come, and when are they solved (KP-11)?
--
-- Twenty-four rows, one for each hour of the wall clock in Sweden. A contact
-- counts in the hour in which it happened: paper notes of a stop of the network
-- that are entered in the afternoon count in the morning when people rang. What
-- was solved counts in the hour in which it was closed, so that both columns add
-- up to the sums of today.sql. The hour that comes twice when the clocks go
-- back is one row, the hour that is left out in spring a row of zeros.
--
-- @units: whose queues. @from, @to: the day is [from, to).
with counted as not materialized (
  \i counted.sql
),
came as (
  select extract(hour from t.occurred_at at time zone 'Europe/Stockholm') as hour, count(*) as n
  from tickets t
  where t.merged_into is null and t.owner_unit_id = any (array(select u.id from units u)) and t.unit_id = any (cast(@units as int[]))
    and t.occurred_at >= cast(@from as timestamptz) and t.occurred_at < cast(@to as timestamptz)
  group by 1
),
solved as (
  select extract(hour from c.closed_at at time zone 'Europe/Stockholm') as hour, count(*) as n
  from counted c
  where c.owner_unit_id = any (array(select u.id from units u)) and c.unit_id = any (cast(@units as int[]))
    and c.closed_at >= cast(@from as timestamptz) and c.closed_at < cast(@to as timestamptz)
    and c.solved
  group by 1
)
select h.hour, coalesce(came.n, 0) as came, coalesce(solved.n, 0) as solved
from generate_series(0, 23) h (hour)
left join came on came.hour = h.hour
left join solved on solved.hour = h.hour
order by h.hour
