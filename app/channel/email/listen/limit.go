package listen

import (
	"bytes"
	"context"
	"io"
	"sync"
	"time"
)

// limiter counts by key in whole minutes; most 0 is no limit. It forgets with
// each minute, so that it never grows beyond what one minute brings.
type limiter struct {
	most   int
	mu     sync.Mutex
	minute int64
	counts map[string]int
}

// allow counts one more, unless that is one too many.
func (l *limiter) allow(key string, now time.Time) bool {
	if l.most == 0 {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if minute := now.Unix() / 60; minute != l.minute || l.counts == nil {
		l.minute, l.counts = minute, map[string]int{}
	}
	if l.counts[key] >= l.most {
		return false
	}
	l.counts[key]++
	return true
}

const (
	// small is how much of a mail is held in memory for each connection.
	small = 1 << 20
	// largeAtOnce is how many mails that are larger are held at the same time:
	// reading one takes some three times its size.
	largeAtOnce = 2
)

// spool reads mails into memory, small ones side by side, large ones a few at a
// time: the others wait, and with them their senders.
type spool struct {
	most  int64
	large chan struct{}
}

func newSpool(most int64) spool {
	return spool{most: most, large: make(chan struct{}, largeAtOnce)}
}

// read reads a mail to its end. release must be called when it is kept. An error
// is the reader's, or the context's.
func (s spool) read(ctx context.Context, r io.Reader) (raw []byte, release func(), err error) {
	var b bytes.Buffer
	release = func() {}
	n, err := io.CopyN(&b, r, small)
	if err == io.EOF {
		return b.Bytes(), release, nil
	}
	if err != nil || n < small {
		return nil, release, err
	}
	select {
	case s.large <- struct{}{}:
		release = func() { <-s.large }
	case <-ctx.Done():
		return nil, release, ctx.Err()
	}
	if _, err = io.Copy(&b, r); err != nil {
		release()
		return nil, func() {}, err
	}
	return b.Bytes(), release, nil
}
