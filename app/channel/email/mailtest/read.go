package mailtest

import (
	"fmt"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// Inbox waits until a mailbox has n mails and reads them as they came, oldest
// first. user is one of Users.
func (p *Post) Inbox(t testing.TB, user string, n int) [][]byte {
	t.Helper()
	c, err := imapclient.DialInsecure(p.IMAP, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if err := c.Login(user+"@example.org", Password).Wait(); err != nil {
		t.Fatalf("IMAP: %v\n%s", err, p.Log())
	}
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	late := time.After(time.Minute)
	for {
		box, err := c.Select("INBOX", nil).Wait()
		if err != nil {
			t.Fatalf("IMAP: %v", err)
		}
		if box.NumMessages >= uint32(n) { //nolint:gosec // small
			break
		}
		select {
		case <-late:
			t.Fatalf("%d mails for %s, want %d\n%s", box.NumMessages, user, n, p.Log())
		case <-tick.C:
		}
	}
	mails, err := fetch(c)
	if err != nil {
		t.Fatal(err)
	}
	return mails
}

func fetch(c *imapclient.Client) (mails [][]byte, err error) {
	whole := &imap.FetchItemBodySection{Peek: true}
	var all imap.SeqSet
	all.AddRange(1, 0) // to the last
	found, err := c.Fetch(all, &imap.FetchOptions{BodySection: []*imap.FetchItemBodySection{whole}}).Collect()
	if err != nil {
		return nil, fmt.Errorf("IMAP: %w", err)
	}
	for _, m := range found {
		mails = append(mails, m.FindBodySection(whole))
	}
	return mails, nil
}
