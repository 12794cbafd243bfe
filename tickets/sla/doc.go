// Package sla reckons service levels: a promise to somebody, from when it is given until it is due.
//
// Three kinds of promise are kept apart, because they are counted differently. "< 24 h" (KP-10) is
// elapsed time, nights and Sundays included. "15 minutes" at the phone is open time. "Within two
// working days" (E-2) is due when the unit closes on the second working day after, whatever the hour
// it was given.
//
// A clock warns when three quarters of the time are used, unless the level says otherwise, and may be
// paused while the customer is waited for: what was left then is left afterwards, to the second, in
// the level's own kind of time.
package sla
