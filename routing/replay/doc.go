// Package replay runs the recorded past through two plans and says what would
// have been different: what counts now against a candidate, contact by contact,
// with the very same routing.Timed, Observe and Decide that placed them once
// (routing.Place: Decide without telling why).
//
// It is pure: who reads the contacts hands them over, some at a time, in the
// order in which they happened. Any number of workers decides, one collector
// counts in that order, so the same contacts and plans give the same result
// whatever the number of workers and however the contacts are divided.
//
// What is assumed: people work as they did. A ticket stays as long in the queue
// where the candidate puts it as it stayed where it was, and is answered and
// closed when it was. Only the contacts of the period are counted, so the load
// of its first days is less than it was. The answer to what a customer writes
// later (sla.Next) is not reckoned: it begins when the customer writes, and no
// plan changes that.
package replay
