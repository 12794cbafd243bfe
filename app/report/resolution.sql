-- How large a share was solved by the first line alone, and by lines one and
-- two (KP-8), of what was closed from one instant until another?
--
-- One row for each day in Sweden that the time touches, days on which nothing
-- was closed too; the whole is their sum. A ticket belongs to the unit that owns
-- it, wherever it was closed: the owner answers for it to the end (KP-5). A
-- ticket that was opened again is counted on the day when it was closed for
-- good, and no longer on the day when it was closed first.
--
-- @units: whose tickets. @from, @to: closed in [from, to).
with counted as not materialized (
  \i counted.sql
),
days as (
  select cast(generate_series(
    cast(cast(@from as timestamptz) at time zone 'Europe/Stockholm' as date),
    cast((cast(@to as timestamptz) - interval '1 microsecond') at time zone 'Europe/Stockholm' as date),
    interval '1 day') as date) as day
),
closed as (
  select cast(c.closed_at at time zone 'Europe/Stockholm' as date) as day,
    count(*) filter (where c.counts) as closed,
    count(*) filter (where c.first_line) as first_line,
    count(*) filter (where c.lines_one_and_two) as lines_one_and_two,
    count(*) filter (where c.apart) as apart
  from counted c
  where c.owner_unit_id = any (cast(@units as int[]))
    and c.closed_at >= cast(@from as timestamptz) and c.closed_at < cast(@to as timestamptz)
  group by 1
)
select cast(d.day as text) as day, coalesce(c.closed, 0) as closed, coalesce(c.first_line, 0) as first_line,
  coalesce(c.lines_one_and_two, 0) as lines_one_and_two, coalesce(c.apart, 0) as apart
from days d left join closed c on c.day = d.day
order by d.day
