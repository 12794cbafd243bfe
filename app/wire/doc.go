// Package wire holds the structs that cross the network: every request, every
// answer and every live message of the desk. OpenAPI is made from them, and the
// TypeScript client from that, so a field has one spelling everywhere.
//
// Instants are RFC 3339 with a zone; days are "2006-01-02" in Europe/Stockholm.
// Codes (status, reason, action, channel …) are stable lower-case words; their
// Swedish and English names live in the front end's language files, except for
// names that the customer can change (queues, units, reasons, actions), which
// are sent as data.
//
// Structs here have no behaviour. Only app/api fills them from verbs, and
// app/postgres scans lists, searches and reports straight into them.
package wire
