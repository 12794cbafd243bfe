// Package personnummer reads and checks the numbers that identify patients (P-5): personal identity
// numbers (personnummer), coordination numbers (samordningsnummer, the day of birth plus 60) and the
// regions' reserve numbers (reservnummer) for who has neither.
//
// Parse forgives what people type while they talk, never a wrong check digit. A coordination number
// may lack month or day of birth, month 00 and day 60, or tell a day that its month does not have.
// Reserve numbers are each region's own invention, so their shapes are data (Shape). Find answers the
// other question: does a text hold what looks like an identity number? It guards the search field and
// outgoing mail (P-9).
//
// Failures name the reason and never repeat the number; a Number written to a log hides itself.
package personnummer
