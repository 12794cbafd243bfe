package postgres

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

// keep puts bytes here as an upload of a person.
func (r *room) keep(t *testing.T, person int, name, content string) int64 {
	t.Helper()
	b, err := NewBlobs(r.DB).Put(t.Context(), strings.NewReader(content), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	a, err := r.KeepUpload(t.Context(), r.person(t, person), name, b)
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

// bind lays an upload on the first message of a ticket.
func (r *room) bind(t *testing.T, id, ticket int64, inline string) {
	t.Helper()
	r.byOwner(t, fmt.Sprintf(`update attachments set ticket_id = %d, message_id = (select min(id) from messages where ticket_id = %[1]d), inline_id = '%s' where id = %d`, ticket, inline, id))
}

func (r *room) sees(t *testing.T, person int, id int64) bool {
	t.Helper()
	f, err := r.Attachment(t.Context(), r.person(t, person), id)
	var p *problem.Problem
	if err != nil && (!errors.As(err, &p) || p.Slug != "file-not-found") {
		t.Fatal(err)
	}
	return err == nil && f.Blob != 0
}

// A file follows its ticket (P-2), one that is not sent is its sender's alone,
// and each reading stands in the access log with the patient (P-3).
func TestWhoSeesAFile(t *testing.T) {
	r := furnished(t)
	row := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("booking"), nil))
	id := r.keep(t, 1, "remiss.pdf", "%PDF-1.4\n")
	for person, want := range map[int]bool{1: true, 2: false, 5: false} {
		if got := r.sees(t, person, id); got != want {
			t.Errorf("not sent: person %d sees it: %v", person, got)
		}
	}
	r.bind(t, id, row.ID, "")
	logged := r.count(t, `select count(*) from access_log`)
	for person, want := range map[int]bool{1: true, 2: true, 3: true, 4: true, 5: false, 6: true} {
		if got := r.sees(t, person, id); got != want {
			t.Errorf("on the ticket: person %d sees it: %v", person, got)
		}
	}
	if n := r.count(t, `select count(*) from access_log where resource = 'attachment' and activity = 'read' and ticket_id = ? and patient_ids = array[?::bigint]`, row.ID, row.Patient.ID); n != 5 {
		t.Errorf("%d readings logged", n)
	}
	if n := r.count(t, `select count(*) from access_log`); n != logged+5 {
		t.Errorf("%d rows for 5 readings", n-logged)
	}
	if r.sees(t, 1, id+1000) {
		t.Error("a file that is not there")
	}
}

// What came with a ticket that was merged is seen by who sees the one that stays.
func TestFilesOfAMergedTicket(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	gone := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	stays := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	id := r.keep(t, 1, "bild.png", "\x89PNG\r\n\x1a\n")
	r.bind(t, id, gone.ID, "")
	if _, err := r.Merge(t.Context(), anna, gone.ID, gone.Version, stays.ID); err != nil {
		t.Fatal(err)
	}
	r.byOwner(t, fmt.Sprintf(`update tickets set owner_unit_id = 1 + (id = %d)::int, unit_id = 1 + (id = %[1]d)::int`, stays.ID))
	if !r.sees(t, 5, id) {
		t.Error("not seen after the merge")
	}
}

// A file of a mail that waits for its ticket is read by who places mails, in the
// unit that the mail came to.
func TestFilesOfAMailThatWaits(t *testing.T) {
	r := furnished(t)
	id := r.keep(t, 1, "bild.png", "\x89PNG\r\n\x1a\n")
	r.byOwner(t, `insert into mails (received_at, dedup_key, unit_id, recipient, envelope_from, header_from, from_name, subject, message_id, size, kind, outcome)
		values ('2026-11-24', '\x01', 1, 'kontaktpunkten@example.se', '', 'eva@example.org', '', '', '', 10, 'mail', 'quarantine')`)
	r.byOwner(t, fmt.Sprintf(`update attachments set mail_id = (select id from mails), uploaded_by = null where id = %d`, id))
	for person, want := range map[int]bool{1: true, 3: true, 4: false, 5: false, 6: true} {
		if got := r.sees(t, person, id); got != want {
			t.Errorf("person %d sees it: %v", person, got)
		}
	}
	if n := r.count(t, `select count(*) from access_log where resource = 'attachment' and resource_unit_ids = '{1}'`); n != 3 {
		t.Errorf("%d readings logged", n)
	}
}

// The markup of a message is read with the images that lie in it, by who sees
// its ticket.
func TestMessagePage(t *testing.T) {
	r := furnished(t)
	row := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("booking"), nil))
	id := r.keep(t, 1, "bild.png", "\x89PNG\r\n\x1a\n")
	r.bind(t, id, row.ID, "bild@example.se")
	message := int64(r.count(t, `select min(id) from messages where ticket_id = ?`, row.ID))
	if _, err := r.MessagePage(t.Context(), r.person(t, 1), message); problem.As(err) == nil || problem.As(err).Slug != "message-not-found" {
		t.Errorf("a message without markup: %v", err)
	}
	r.byOwner(t, fmt.Sprintf(`update messages set html = '<p>Hej</p>' where id = %d`, message))
	page, err := r.MessagePage(t.Context(), r.person(t, 3), message)
	if err != nil || page.HTML != "<p>Hej</p>" || len(page.Images) != 1 || page.Images[0].InlineID != "bild@example.se" || page.Images[0].ContentType != "image/png" {
		t.Errorf("%+v, %v", page, err)
	}
	if _, err := r.MessagePage(t.Context(), r.person(t, 5), message); problem.As(err) == nil || problem.As(err).Slug != "message-not-found" {
		t.Errorf("another unit: %v", err)
	}
	if n := r.count(t, `select count(*) from access_log where resource = 'message' and ticket_id = ? and user_id = 3`, row.ID); n != 1 {
		t.Errorf("%d readings logged", n)
	}
}

// A person cannot fill the database with files that are never sent.
func TestUploadsAreCapped(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	b, err := NewBlobs(r.DB).Put(t.Context(), strings.NewReader("x"), 10)
	if err != nil {
		t.Fatal(err)
	}
	for range uploadsAtMost {
		if _, err := r.KeepUpload(t.Context(), anna, "x.txt", b); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.KeepUpload(t.Context(), anna, "x.txt", b); problem.As(err) == nil || problem.As(err).Slug != "too-many-files" {
		t.Errorf("%v", err)
	}
	if _, err := r.KeepUpload(t.Context(), r.person(t, 2), "x.txt", b); err != nil {
		t.Error(err)
	}
	r.pass(time.Hour)
	if _, err := r.KeepUpload(t.Context(), anna, "x.txt", b); err != nil {
		t.Error(err)
	}
}

// Files that were never sent go after a day, and their bytes with them, but no
// bytes that somebody refers to or has just put again.
func TestLooseFilesArePurged(t *testing.T) {
	r := furnished(t)
	blobs := NewBlobs(r.DB)
	row := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("booking"), nil))
	loose, sent, shared := r.keep(t, 1, "a", "loose"), r.keep(t, 1, "b", "sent"), r.keep(t, 1, "c", "both")
	r.bind(t, sent, row.ID, "")
	r.bind(t, r.keep(t, 2, "d", "both"), row.ID, "")
	_, err := blobs.Put(t.Context(), bytes.NewReader(bytes.Repeat([]byte("orphan"), 100_000)), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := blobs.Put(t.Context(), strings.NewReader("put again"), 100); err != nil {
		t.Fatal(err)
	}
	r.pass(24 * time.Hour)
	if n, err := r.PurgeFiles(t.Context(), 2); n != 0 || err != nil {
		t.Errorf("purged %d that are no older than a day, %v", n, err)
	}
	again, err := blobs.Put(t.Context(), strings.NewReader("put again"), 100)
	if err != nil {
		t.Fatal(err)
	}
	r.pass(time.Second)
	if n, err := r.PurgeFiles(t.Context(), 2); n != 4 || err != nil { // two files, the bytes of one, the orphan
		t.Errorf("purged %d, %v", n, err)
	}
	if n := r.count(t, `select count(*) from attachments where id in (?, ?)`, loose, shared); n != 0 {
		t.Errorf("%d are left", n)
	}
	if n := r.count(t, `select count(*) from blobs`); n != 3 {
		t.Errorf("%d blobs are left", n)
	}
	if n := r.count(t, `select count(*) from blob_chunks c where not exists (select 1 from blobs b where b.id = c.blob_id)`); n != 0 {
		t.Errorf("%d chunks are left", n)
	}
	_, b, err := blobs.Open(t.Context(), again.ID)
	if err != nil || b.Size != 9 {
		t.Errorf("%+v, %v", b, err)
	}
}
