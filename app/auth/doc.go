// Package auth knows who is at the desk and what they may do: passwords,
// sessions, the policy of roles (P-1, P-2), and the checks on where a request
// comes from.
//
// Casbin answers (role, resource, action) from the policy embedded here, once
// per role when the program starts. A Principal carries the answers as small
// sets, so that no request and no row asks the enforcer; units are compared in
// Go for one record and in SQL for lists (Units gives the list).
//
// A session is 32 random bytes that only the browser holds; the database has
// their SHA-256. Sessions that end and rights that change are events, written
// in the transaction of the change: each replica's reader hands them to
// Invalidate or InvalidateSession and closes the sockets concerned. Without an
// event a cached session is read again after ten seconds at the latest.
//
// The package reads no clock and no database by itself: both are handed in.
package auth
