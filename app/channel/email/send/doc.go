// Package send is the channel email: it makes a mail of a delivery and hands it
// to the relay, or lays it into a folder where there is none.
//
// SMTP cannot tell the same mail sent twice from two mails, so what broke off
// after the text was gone is uncertain, and never sent again by itself. The
// Message-ID is the delivery's reference at each attempt, so that a person who
// sends it again makes a copy that a mailbox recognises.
//
// Faults are told by a slug and the relay's code, never by the relay's own
// words, which may repeat an address.
package send
