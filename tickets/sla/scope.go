package sla

import "slices"

// Facts are what the scope of a level looks at.
type Facts struct {
	// Type is the ticket's type, such as contact; Channel and Reason are codes.
	Type, Channel, Reason string
	Priority, Line        int
}

// Takes says whether a ticket is in the scope; nil takes none.
func (s *Scope) Takes(f Facts) bool {
	return s != nil && among(s.Types, f.Type) && among(s.Channels, f.Channel) && among(s.Reasons, f.Reason) &&
		among(s.Priorities, f.Priority) && among(s.Lines, f.Line)
}

// among is true of an empty list: any.
func among[T comparable](list []T, value T) bool {
	return len(list) == 0 || slices.Contains(list, value)
}
