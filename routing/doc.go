// Package routing says who should have a ticket, and why.
//
// Decide is the heart: a rule set and a situation in, a decision with its reasons out. It is pure and
// repeatable, so what is explained on a ticket, and what a rehearsal shows, is what decided. Around it
// stand the small questions of the same kind: which words suggest an emergency (FindAlarm), who may
// take what (MayHandle), who comes first (Less), and where an escalation lands (Target).
//
// The order in Decide is: words and emergency words are found in the text; the rules choose; words
// never lower what would have been chosen without them (KP-7); P-1 and P-12 are kept; an emergency
// word raises what came out of it (KP-7a). Who has the medical say is never decided here.
//
// A Plan is all that a unit has decided, rules and service levels and opening hours among it. Schedule
// says what time does to a promise: it warns, breaks, and its escalations by time (TimeStep) tell
// people, raise a ticket's priority or move it on. P-1 and P-12 hold for those moves too; circles
// within a plan are found when it is checked, and Move refuses one that two plans make together. What
// time tells stays in the desk, in opening hours: no mail leaves because of a deadline.
package routing
