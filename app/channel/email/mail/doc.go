// Package mail reads mails: who wrote, what is new in the text and what is
// quoted, markup that is safe to show, files, and whether a person wrote it at
// all. It knows no database, no network and no clock.
//
// Whoever can reach the desk's address writes what this package reads. So it
// reads what it can of anything, within [Limits], and loses nothing that it
// can read: a mail is answered with a [Reading] even where half of it is
// broken, and what was left out is said by Truncated. It cuts the mail up by
// itself, in the bytes as they lie, because the readers that there are follow
// a mail as deep and as wide as it wants to be followed.
package mail
