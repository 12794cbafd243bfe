-- Is what people write answered within two working days (E-2)?
--
-- One row for each unit and way of the written contacts: mail and 1177. The
-- promise is counted from when the contact happened, by the opening days of the
-- unit, and is kept with the ticket. Kept: the first answer, or the close, came
-- by then. Broken: it came later, or has not come and the time is over. Pending:
-- it has not come, and there is time. A question to the customer is no answer.
--
-- @units: whose contacts. @from, @to: they happened in [from, to). @now.
select t.owner_unit_id as unit, t.channel,
  count(*) filter (where t.answered_at <= t.answer_by_at) as kept,
  count(*) filter (where coalesce(t.answered_at, cast(@now as timestamptz)) > t.answer_by_at) as broken,
  count(*) filter (where t.answered_at is null and t.answer_by_at >= cast(@now as timestamptz)) as pending
from tickets t
where t.owner_unit_id = any (cast(@units as int[])) and t.merged_into is null and t.answer_by_at is not null
  and t.occurred_at >= cast(@from as timestamptz) and t.occurred_at < cast(@to as timestamptz)
group by 1, 2
order by 1, 2
