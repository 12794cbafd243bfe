// Package embedded runs a private PostgreSQL for one desk: on a laptop, in a
// demonstration and in tests. The server programs are those installed on the
// machine; the cluster lives in a folder of the desk's own, listens on a unix
// socket only, and dies with the program that started it.
//
// The folder given as Config.DataDir holds
//
//	lock           held (flock) while a desk runs; a second desk gets ErrInUse
//	secrets.json   the passwords of the three roles, readable by the desk only
//	cluster/       PostgreSQL's own data, owned by the account that runs it
//	socket/        the unix socket, unless the path is too long for one
//
// Whatever was killed, and in whatever order, the next Start puts it right:
// leftovers of the previous server are found by their working folder (never by
// a remembered process number, which may by then be somebody else's), asked to
// stop, and PostgreSQL replays its log. A server that dies under a running desk
// is started again.
package embedded
