// Package jobs runs what nobody asks for by a click: deadlines that come due,
// rows that have had their time, and the directory that each replica holds in
// memory. One file each.
//
// Two ways of running, because there are two kinds of work:
//
//   - Work of each replica, on a ticker of its own: sweep.go every second,
//     refresh.go every minute, and in the second in which a plan begins to
//     count. The directory is memory, so each replica must refresh its own. The
//     sweep could be a job of River's, run by one replica
//     for all, and is not: River advises against periods below a minute; each run
//     would cost an insert with a NOTIFY inside its transaction, a fetch, a
//     completion and dead rows, 86 400 times a day and mostly for nothing; and
//     when the leader dies, its successor is elected after up to 15 s, while a
//     job that died with it blocks its unique successor until it is rescued.
//     Here the table of clocks is itself the durable queue: a replica asks one
//     index whether anything is due, SKIP LOCKED divides what is, fired_at makes
//     it once, and a replica that dies leaves nothing to be rescued. The outbox
//     (dispatch.go, every second, a loop for each channel so that a slow one
//     holds nobody up) is a queue of its own for the same reasons, and so are
//     the rehearsals (rehearse.go, every second): one may take minutes, and is
//     leased batch by batch.
//
//   - Work done once for all replicas, as River's periodic jobs: purge.go every
//     ten minutes. The elected leader inserts the job, any replica works it,
//     another leads when the leader stops or dies. A job is unique while it waits
//     or runs.
//
// River polls instead of listening: jobs are rare, and a poll every five seconds
// is cheaper than a connection held by each replica for nothing else. It works
// as the serving role on a small pool of its own, so that jobs never wait for
// people's connections nor people for jobs'. It does not rebuild its indexes,
// since the serving role does not own them.
//
// Stop hands back: a job that has to be broken off is put back into the queue at
// once and counts no attempt; one that died with its replica is rescued.
package jobs
