// Package bench measures the desk as people use it, through HTTP with session,
// policy, routing and access log, and sets each figure beside what the same
// machine and the same schema can do in the same run: pgbench with a script that
// writes or reads the same rows. Only those ratios hold from one machine to the
// next; rates and times are noise between runs.
//
// It starts its own private PostgreSQL with fsync on, in a folder that it
// removes again, and speaks to loopback addresses only.
package bench
