package send

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

const (
	// AutomaticAnHour is how many automatic mails one address gets in an hour: two
	// machines that answer each other stop there.
	AutomaticAnHour = 10
	// FilesAtMost is how many bytes the files of one mail may have together.
	FilesAtMost = 25 << 20
)

// Blobs opens attachments; see desk.Blobs.
type Blobs interface {
	Open(ctx context.Context, id int64) (io.ReadCloser, *desk.Blob, error)
}

// Past counts what has been sent.
type Past interface {
	// AutomaticMails counts the automatic mails to an address that have left, or
	// may have, since an instant.
	AutomaticMails(ctx context.Context, address string, since time.Time) (int, error)
}

// way takes a letter out of the house; ref is what the other side calls it.
type way interface {
	take(ctx context.Context, l *letter) (ref string, err error)
}

// Channel is the channel email.
type Channel struct {
	way   way
	blobs Blobs
	past  Past
	now   func() time.Time
	dedup bool
}

var (
	_ delivery.Channel       = (*Channel)(nil)
	_ delivery.Deduplicating = (*Channel)(nil)
)

// New makes the channel; the relay is some, see Relay.None.
func New(r Relay, blobs Blobs, past Past, now func() time.Time) *Channel {
	c := &Channel{blobs: blobs, past: past, now: now}
	if r.Folder != "" {
		c.way, c.dedup = folder(r.Folder), true
	} else {
		c.way = &server{relay: r}
	}
	return c
}

// Deduplicates implements delivery.Deduplicating: a folder has one file for a
// reference, a mail server takes the same mail twice.
func (c *Channel) Deduplicates() bool { return c.dedup }

// Send implements delivery.Channel.
func (c *Channel) Send(ctx context.Context, d delivery.Delivery) (ref string, err error) {
	var m delivery.Mail
	if err := json.Unmarshal(d.Content, &m); err != nil {
		return "", &delivery.Fault{Slug: "content-invalid", Permanent: true}
	}
	if m.Automatic != "" {
		sent, err := c.past.AutomaticMails(ctx, d.To.Address, c.now().Add(-time.Hour))
		if err != nil {
			return "", err
		}
		if sent >= AutomaticAnHour {
			return "", &delivery.Fault{Slug: "too-many-to-one-address", Permanent: true}
		}
	}
	files, err := c.open(ctx, m.Files)
	defer func() {
		for _, f := range files {
			_ = f.bytes.Close()
		}
	}()
	if err != nil {
		return "", err
	}
	l, err := compose(d, &m, files, c.now())
	if err != nil {
		return "", err
	}
	return c.way.take(ctx, l)
}

// opened is a file of a mail while it is sent.
type opened struct {
	delivery.MailFile
	bytes io.ReadCloser
}

func (c *Channel) open(ctx context.Context, files []delivery.MailFile) (all []*opened, err error) {
	var size int64
	for _, f := range files {
		bytes, blob, err := c.blobs.Open(ctx, f.Blob)
		if err != nil {
			gone := errors.Is(err, problem.New(problem.NotFound, "file-not-found"))
			return all, &delivery.Fault{Slug: "attachment-unreadable", Permanent: gone, Err: fmt.Errorf("blob %d: %w", f.Blob, err)}
		}
		all = append(all, &opened{f, bytes})
		if size += blob.Size; size > FilesAtMost {
			return all, &delivery.Fault{Slug: "too-large", Permanent: true}
		}
	}
	return all, nil
}
