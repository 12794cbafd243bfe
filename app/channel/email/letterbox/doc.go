// Package letterbox decides what becomes of a mail that came in, and has it
// kept: a ticket of its own, a message on its ticket, something that a person
// has to place, or something that is parked on what it concerns.
//
// A mail joins a ticket only when sender and thread say so both; what is
// uncertain waits for a person, and nothing is thrown away. Nothing is asked or
// told over a network here: package listen takes the mails, package mail reads
// them, app/postgres keeps them.
//
//	                      own mail, bounce, automatic ──▶ parked
//	                     │
//	a mail ── sort ──────┼─ thread and sender ──────────▶ joined
//	                     ├─ thread, another sender ─────▶ quarantine
//	                     └─ else ───────────────────────▶ new
//
// Words that suggest an emergency are never parked (KP-7a), unless they are our own.
package letterbox
