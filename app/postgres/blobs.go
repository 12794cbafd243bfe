package postgres

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"

	"github.com/gabriel-vasile/mimetype"
	"gorm.io/gorm"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

// chunkSize is how many bytes a chunk has; the last one of a blob has what is
// left.
const chunkSize = 256 << 10

// ErrCorrupted is what a reader of a blob gets in place of its last bytes where
// the chunks are not what was put.
var ErrCorrupted = errors.New("the stored bytes are not those that were put")

// Blobs keeps bytes in the database, in chunks, found by their hash. It
// implements desk.Blobs.
type Blobs struct{ db *DB }

var _ desk.Blobs = (*Blobs)(nil)

// NewBlobs makes the store over a database.
func NewBlobs(db *DB) *Blobs { return &Blobs{db: db} }

// Put reads all of r before it writes: the network sets the pace of reading, and
// an open transaction would hold the readers of events back everywhere. So it
// takes up to limit bytes of memory. Bytes that are here already count as put
// now, so that the purge leaves them to whoever is about to refer to them.
func (s *Blobs) Put(ctx context.Context, r io.Reader, limit int64) (*desk.Blob, error) {
	b := &desk.Blob{CreatedAt: s.db.now()}
	chunks, err := readChunks(r, limit, b)
	if err != nil {
		return nil, err
	}
	err = s.db.Gorm(ctx).Transaction(func(tx *gorm.DB) error {
		// Two at once: the second waits here for the first, and finds it.
		var known bool
		err := tx.Raw(`insert into blobs (size, sha256, content_type, created_at) values (?, ?, ?, ?)
			on conflict (sha256) do update set created_at = greatest(blobs.created_at, excluded.created_at) returning id, content_type, created_at, xmax <> 0`,
			b.Size, b.SHA256, b.ContentType, b.CreatedAt).Row().Scan(&b.ID, &b.ContentType, &b.CreatedAt, &known)
		if known {
			return err
		}
		for nr, chunk := range chunks {
			if err == nil {
				err = tx.Exec(`insert into blob_chunks (blob_id, nr, bytes) values (?, ?, ?)`, b.ID, nr, chunk).Error
			}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("put blob: %w", err)
	}
	return b, nil
}

// readChunks reads to the end and fills in what the bytes tell.
func readChunks(r io.Reader, limit int64, b *desk.Blob) (chunks [][]byte, err error) {
	sum := sha256.New()
	for {
		chunk := make([]byte, chunkSize)
		n, err := io.ReadFull(r, chunk)
		b.Size += int64(n)
		switch {
		case b.Size > limit:
			return nil, problem.New(problem.TooLarge, "file-too-large")
		case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
			return nil, fmt.Errorf("put blob: %w", err)
		}
		if n > 0 {
			sum.Write(chunk[:n])
			chunks = append(chunks, chunk[:n])
		}
		if err != nil {
			break
		}
	}
	b.SHA256 = sum.Sum(nil)
	b.ContentType = typeOf(nil)
	if len(chunks) > 0 {
		b.ContentType = typeOf(chunks[0])
	}
	return chunks, nil
}

// typeOf finds a content type in how the bytes begin.
func typeOf(beginning []byte) string {
	found, _, _ := strings.Cut(mimetype.Detect(beginning).String(), ";")
	return found
}

// Open reads a chunk at a time.
func (s *Blobs) Open(ctx context.Context, id int64) (io.ReadCloser, *desk.Blob, error) {
	b := &desk.Blob{ID: id}
	err := s.db.Gorm(ctx).Raw(`select sha256, size, content_type, created_at from blobs where id = ?`, id).Row().Scan(&b.SHA256, &b.Size, &b.ContentType, &b.CreatedAt)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil, problem.New(problem.NotFound, "file-not-found")
	case err != nil:
		return nil, nil, fmt.Errorf("open blob: %w", err)
	}
	return &blobReader{ctx: ctx, db: s.db, blob: *b, left: b.Size, sum: sha256.New()}, b, nil
}

// blobReader gives a blob's chunks in order. The last is given when the whole
// has the hash that was put: a file that is not right is never complete.
type blobReader struct {
	ctx   context.Context // of Open: io.Reader has none of its own
	db    *DB
	blob  desk.Blob
	nr    int
	left  int64 // bytes in chunks that have not been fetched
	chunk []byte
	sum   hash.Hash
	err   error
}

// Read implements io.Reader.
func (r *blobReader) Read(p []byte) (int, error) {
	for len(r.chunk) == 0 && r.err == nil {
		if r.left == 0 {
			r.err = io.EOF
			break
		}
		r.err = r.fetch()
	}
	if r.err != nil {
		return 0, r.err
	}
	n := copy(p, r.chunk)
	r.chunk = r.chunk[n:]
	return n, nil
}

func (r *blobReader) fetch() error {
	var chunk []byte
	err := r.db.Gorm(r.ctx).Raw(`select bytes from blob_chunks where blob_id = ? and nr = ?`, r.blob.ID, r.nr).Row().Scan(&chunk)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("read blob %d: %w", r.blob.ID, err)
	}
	r.sum.Write(chunk)
	if int64(len(chunk)) != min(chunkSize, r.left) || int64(len(chunk)) == r.left && !bytes.Equal(r.sum.Sum(nil), r.blob.SHA256) {
		return fmt.Errorf("blob %d, chunk %d: %w", r.blob.ID, r.nr, ErrCorrupted)
	}
	r.nr++
	r.left -= int64(len(chunk))
	r.chunk = chunk
	return nil
}

// Close implements io.Closer; what has been read stays the caller's.
func (r *blobReader) Close() error {
	r.chunk, r.err = nil, io.ErrClosedPipe
	return nil
}
