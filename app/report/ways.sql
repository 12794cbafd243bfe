-- By which ways do contacts come, at what hours and to which unit (KP-11)?
--
-- One row for each unit, way and hour of the wall clock in Sweden that had any.
-- A contact counts in the hour in which it happened, at the unit that owns it,
-- wherever it lies now. A merged ticket is left out: the one that it became part
-- of counts. Solved is by the one definition, whenever it was closed.
--
-- @units: whose contacts. @from, @to: they happened in [from, to).
with counted as not materialized (
  \i counted.sql
)
select t.owner_unit_id as unit, t.channel, cast(extract(hour from t.occurred_at at time zone 'Europe/Stockholm') as int) as hour,
  count(*) as came, count(*) filter (where c.solved) as solved, count(*) filter (where t.status <> 'closed') as open
from tickets t
left join counted c on c.id = t.id
where t.owner_unit_id = any (cast(@units as int[])) and t.merged_into is null
  and t.occurred_at >= cast(@from as timestamptz) and t.occurred_at < cast(@to as timestamptz)
group by 1, 2, 3
order by 1, 2, 3
