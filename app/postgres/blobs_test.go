package postgres

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

const tenMB = 10 << 20

// bytesOf are n bytes that do not repeat.
func bytesOf(n int, seed uint64) []byte {
	b := make([]byte, n)
	_, _ = rand.NewChaCha8([32]byte{byte(seed)}).Read(b)
	return b
}

func TestBytesComeBack(t *testing.T) {
	r := furnished(t)
	blobs := NewBlobs(r.DB)
	for i, c := range []struct {
		what         string
		size, chunks int
	}{
		{"none", 0, 0}, {"one", 1, 1}, {"a byte less than a chunk", chunkSize - 1, 1}, {"a chunk", chunkSize, 1}, {"a byte more", chunkSize + 1, 2},
		{"two chunks", 2 * chunkSize, 2}, {"10 MB", tenMB, 40}, {"10 MB and one", tenMB + 1, 41},
	} {
		want := bytesOf(c.size, uint64(i))
		// The network gives what it has, not what is asked for.
		b := must[*desk.Blob](t)(blobs.Put(t.Context(), iotest.HalfReader(bytes.NewReader(want)), int64(c.size)))
		if sum := sha256.Sum256(want); b.Size != int64(c.size) || !bytes.Equal(b.SHA256, sum[:]) || !b.CreatedAt.Equal(r.now()) {
			t.Errorf("%s: %+v", c.what, b)
		}
		if n := r.count(t, `select count(*) from blob_chunks where blob_id = ?`, b.ID); n != c.chunks {
			t.Errorf("%s: %d chunks", c.what, n)
		}
		file, opened, err := blobs.Open(t.Context(), b.ID)
		if err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		if got, err := io.ReadAll(file); err != nil || !bytes.Equal(got, want) || opened.Size != b.Size || opened.ContentType != b.ContentType {
			t.Errorf("%s: read %d bytes, %v, %+v", c.what, len(got), err, opened)
		}
		if err := file.Close(); err != nil {
			t.Errorf("%s: %v", c.what, err)
		}
		if _, err := file.Read(make([]byte, 1)); err == nil {
			t.Errorf("%s: read after closing", c.what)
		}
	}
	if _, _, err := blobs.Open(t.Context(), 1<<40); problem.As(err) == nil || problem.As(err).Slug != "file-not-found" {
		t.Errorf("one that is not there: %v", err)
	}
	pdf := must[*desk.Blob](t)(blobs.Put(t.Context(), strings.NewReader("%PDF-1.7 and so on"), 100))
	if pdf.ContentType != "application/pdf" {
		t.Errorf("typed as %s", pdf.ContentType)
	}
}

// The same bytes are kept once, also when two bring them at once.
func TestTheSameBytesAreKeptOnce(t *testing.T) {
	r := furnished(t)
	blobs, want := NewBlobs(r.DB), bytesOf(3*chunkSize, 1)
	ids := make([]int64, 6)
	var group sync.WaitGroup
	for i := range ids {
		group.Go(func() {
			b, err := blobs.Put(t.Context(), bytes.NewReader(want), tenMB)
			if err != nil {
				t.Error(err)
				return
			}
			ids[i] = b.ID
		})
	}
	group.Wait()
	for _, id := range ids {
		if id != ids[0] {
			t.Errorf("ids %v", ids)
		}
	}
	if n := r.count(t, `select count(*) from blobs`); n != 1 || r.count(t, `select count(*) from blob_chunks`) != 3 {
		t.Errorf("%d blobs", n)
	}
}

// Too much, or a line that breaks, leaves nothing; too much is told before the
// end is read.
func TestWhatIsNotWholeIsNotKept(t *testing.T) {
	r := furnished(t)
	blobs := NewBlobs(r.DB)
	endless := &counted{from: rand.NewChaCha8([32]byte{})}
	_, err := blobs.Put(t.Context(), endless, tenMB)
	if x := problem.As(err); x == nil || x.Kind != problem.TooLarge || x.Slug != "file-too-large" || endless.n > tenMB+chunkSize {
		t.Errorf("%v after %d bytes", err, endless.n)
	}
	if _, err := blobs.Put(t.Context(), bytes.NewReader(bytesOf(11, 1)), 10); problem.As(err) == nil {
		t.Errorf("a byte too much: %v", err)
	}
	broken := errors.New("the line broke")
	if _, err := blobs.Put(t.Context(), io.MultiReader(bytes.NewReader(bytesOf(2*chunkSize+5, 1)), iotest.ErrReader(broken)), tenMB); !errors.Is(err, broken) {
		t.Errorf("a line that breaks: %v", err)
	}
	if n := r.count(t, `select count(*) from blobs`) + r.count(t, `select count(*) from blob_chunks`); n != 0 {
		t.Errorf("%d rows are left", n)
	}
}

type counted struct {
	from io.Reader
	n    int
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.n += n
	return n, err
}

// Bytes that are not those that were put never come out as a whole file.
func TestCorruptedChunksAreFound(t *testing.T) {
	for what, harm := range map[string]string{
		"a changed byte in the first chunk": `update blob_chunks set bytes = set_byte(bytes, 7, get_byte(bytes, 7) # 1) where nr = 0`,
		"a changed byte in the last chunk":  `update blob_chunks set bytes = set_byte(bytes, 7, get_byte(bytes, 7) # 1) where nr = 2`,
		"a chunk that is gone":              `delete from blob_chunks where nr = 1`,
		"the last chunk gone":               `delete from blob_chunks where nr = 2`,
		"a shorter chunk":                   `update blob_chunks set bytes = substr(bytes, 1, 100) where nr = 1`,
		"chunks in another order":           `update blob_chunks x set bytes = y.bytes from blob_chunks y where x.nr + y.nr = 1`,
	} {
		t.Run(what, func(t *testing.T) {
			r := furnished(t)
			blobs, want := NewBlobs(r.DB), bytesOf(2*chunkSize+99, 1)
			b := must[*desk.Blob](t)(blobs.Put(t.Context(), bytes.NewReader(want), tenMB))
			if err := r.Gorm(t.Context()).Exec(harm).Error; err == nil || !strings.Contains(err.Error(), "permission denied") {
				t.Errorf("as the serving role: %v", err)
			}
			if _, err := r.asOwner(t).ExecContext(t.Context(), harm); err != nil {
				t.Fatal(err)
			}
			file, _, err := blobs.Open(t.Context(), b.ID)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			if got, err := io.ReadAll(file); !errors.Is(err, ErrCorrupted) || len(got) > 2*chunkSize {
				t.Errorf("read %d bytes, %v", len(got), err)
			}
		})
	}
}
