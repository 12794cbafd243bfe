-- Where is each kind of matter solved, how often does it go astray, and which
-- rule placed it (KP-8, KP-11)? So that whoever leads sees which rule to change.
--
-- One row for each unit, contact reason and rule that placed tickets which were
-- closed in the time and count; a reason is the sum of its rules. A ticket belongs
-- to the unit that owns it and to the reason that it has now. Solved is by the
-- one definition, on the highest line that handled it; unsolved is the rest.
--
-- Returned counts returns with an answer. Reassigned counts moves to another
-- queue by hand or by time that were neither a question upwards nor its answer: the
-- ticket lay in the wrong place. Moved are tickets, and of them those that left the
-- queue in which the rule had placed them, for whatever reason.
--
-- A rule keeps its id through the versions and has the name of the newest that
-- placed any. It is always one of the unit's own; a ticket that no event of
-- registering tells of has none.
--
-- @units: whose tickets. @from, @to: closed in [from, to).
with counted as not materialized (
  \i counted.sql
),
closed as materialized (
  select c.id, c.owner_unit_id as unit, c.reason, c.solved_line
  from counted c
  where c.owner_unit_id = any (cast(@units as int[])) and c.counts
    and c.closed_at >= cast(@from as timestamptz) and c.closed_at < cast(@to as timestamptz)
),
way as (
  select c.id,
    max(e.data ->> 'rule') filter (where e.kind = 'ticket.registered') as rule,
    max(cast(e.data ->> 'rule_version' as int)) filter (where e.kind = 'ticket.registered') as version,
    count(*) filter (where e.kind = 'ticket.returned') as returned,
    count(*) filter (where e.kind in ('ticket.handed-over', 'ticket.step-taken') and e.data -> 'from' ->> 'queue' <> e.data -> 'to' ->> 'queue') as reassigned,
    coalesce(bool_or(e.data -> 'from' ->> 'queue' <> e.data -> 'to' ->> 'queue'), false) as moved
  from closed c join events e on e.ticket_id = c.id
  group by c.id
),
figures as (
  select c.unit, c.reason, w.rule, max(w.version) as version, count(*) as tickets,
    count(*) filter (where c.solved_line = 1) as first, count(*) filter (where c.solved_line = 2) as second,
    count(*) filter (where c.solved_line = 3) as third, count(*) filter (where c.solved_line is null) as unsolved,
    coalesce(sum(w.returned), 0) as returned, coalesce(sum(w.reassigned), 0) as reassigned, count(*) filter (where w.moved) as moved
  from closed c left join way w on w.id = c.id
  group by 1, 2, 3
),
named as (
  select p.version, r.rule ->> 'id' as id, r.rule ->> 'name' as name
  from routing_plans p, jsonb_array_elements(p.plan -> 'rules') r (rule)
  where p.version in (select f.version from figures f)
)
select f.unit, f.reason, f.tickets, f.first, f.second, f.third, f.unsolved, f.returned, f.reassigned,
  coalesce(f.rule, '') as rule, coalesce(n.name, '') as name, f.moved
from figures f
left join named n on n.version = f.version and n.id = f.rule
order by sum(f.tickets) over (partition by f.unit, f.reason) desc, f.unit, f.reason, f.tickets desc, f.rule
