package routing

import "kontaktpunkten/tickets/sla"

// LevelFor is the code of the service level of a ticket that neither a rule nor
// a queue gives one: the first of the plan whose scope takes it. Empty where none
// does; a level without a scope is never picked by itself.
func (p *Plan) LevelFor(f sla.Facts) string {
	for i := range p.source.Levels {
		if l := &p.source.Levels[i]; l.For.Takes(f) {
			return l.Code
		}
	}
	return ""
}
