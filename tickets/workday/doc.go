// Package workday knows Swedish working days and a unit's opening hours (KP-2, CG-16).
//
// Two questions are kept apart. A working day (vardag) is Monday–Friday except public holidays,
// midsommarafton, julafton, nyårsafton and the days that the unit itself lists as closed; promises
// such as "within 2 working days" (E-2) count those. Open time is the set of instants whose local
// wall clock lies inside one of the unit's spans of that day; promises such as "15 minutes" count
// that. A team that is open round the clock has open time on Christmas Eve, yet no working day.
//
// Everything is reckoned in the calendar's own time zone, Europe/Stockholm unless told otherwise,
// whatever zone the caller's instants carry. On the night the clock goes forward an hour is missing
// from the open time, on the night it goes back the repeated hour is open twice: open time is real
// time, what a stopwatch would show.
//
// A Calendar is immutable and safe for concurrent use. It knows the years FirstYear–LastYear;
// outside them nothing is open, and additions stop at the edge instead of running on.
package workday
