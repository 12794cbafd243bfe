// Package listen takes mail in over SMTP, or over LMTP behind a mail server of
// the hospital's own. It accepts a mail (250) when it is in the database and not
// before; what goes wrong here is never the sender's fault, so that it answers
// 4xx and the sender tries again. Only our own addresses get mail in.
//
// It bounds what others may take of the program: connections, mails a minute of
// one sender and of one machine, the size of a mail and the memory of all of
// them, and the time that anything may last.
package listen
