// Package personnummer reads and checks the numbers that identify patients (P-5): personal identity
// numbers (personnummer), coordination numbers (samordningsnummer) and the regions' reserve numbers
// (reservnummer).
package personnummer
