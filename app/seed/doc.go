// Package seed fills a desk: the configuration that every installation begins
// with (Catalogue), the people of the demonstration (People), a believable day
// made by the real verbs (Demo), and open tickets by the hundred thousand for
// measurements (Load). One generator of persons and contacts serves them all.
//
// What is written comes in as it does in earnest: a mail's bytes through the
// letterbox, a citizen's form through the intake; what leaves goes through the
// outbox, to the real inboxes and, of mail, to nowhere.
//
// Everybody in it is invented. Identity numbers are of the Tax Agency's test
// series, phone numbers of the series kept for fiction, mail at example.se; the
// same number always gives the same person, the same seed the same day.
package seed
