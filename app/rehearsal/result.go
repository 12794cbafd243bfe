package rehearsal

import (
	"cmp"
	"slices"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing/replay"
)

// shown is a result for the wire, with the names of today; queues are in the
// order of the desk.
func shown(d *desk.Directory, r *replay.Result) *wire.RehearsalResult {
	out := &wire.RehearsalResult{Tickets: r.Tickets, Erased: r.Erased, Moved: r.Moved,
		UntakenBefore: r.Untaken[replay.Before], UntakenAfter: r.Untaken[replay.After],
		Queues: []wire.RehearsalQueue{}, Moves: []wire.RehearsalMove{}, Levels: []wire.RehearsalLevel{}, Rules: []wire.RehearsalRule{}, Untaken: samples(r.Left)}
	refs := make(map[string]wire.Ref, len(d.Queues))
	place := make(map[int]int, len(d.Queues))
	for i, id := range d.QueueOrder {
		refs[d.Queues[id].Code], place[id] = d.QueueRef(id), i
	}
	for _, q := range r.Queues {
		before, after := q.Flow[replay.Before], q.Flow[replay.After]
		out.Queues = append(out.Queues, wire.RehearsalQueue{Queue: refs[q.Code], Unit: q.Unit, Line: q.Line,
			ArrivalsBefore: before.Arrivals[:], ArrivalsAfter: after.Arrivals[:], LoadBefore: before.Load[:], LoadAfter: after.Load[:],
			PeakBefore: before.Peak, PeakAfter: after.Peak})
	}
	slices.SortStableFunc(out.Queues, func(a, b wire.RehearsalQueue) int { return cmp.Compare(place[a.Queue.ID], place[b.Queue.ID]) })
	for _, m := range r.Moves {
		out.Moves = append(out.Moves, wire.RehearsalMove{From: refs[m.From], To: refs[m.To], Tickets: m.Tickets, Examples: samples(m.Examples)})
	}
	for _, l := range r.Levels {
		out.Levels = append(out.Levels, wire.RehearsalLevel{Level: l.Level, Promise: string(l.Promise), GivenBefore: l.Given[replay.Before], GivenAfter: l.Given[replay.After],
			BrokenBefore: l.Broken[replay.Before], BrokenAfter: l.Broken[replay.After]})
	}
	for _, x := range r.Rules {
		out.Rules = append(out.Rules, wire.RehearsalRule{Rule: x.ID, Name: x.Name, Before: x.Decides[replay.Before], After: x.Decides[replay.After]})
	}
	return out
}

func samples(list []replay.Sample) []wire.RehearsalSample {
	out := make([]wire.RehearsalSample, 0, len(list))
	for _, s := range list {
		out = append(out, wire.RehearsalSample{Number: s.Number, OccurredAt: s.OccurredAt, Reason: s.Reason, Before: s.Rules[replay.Before], After: s.Rules[replay.After]})
	}
	return out
}
