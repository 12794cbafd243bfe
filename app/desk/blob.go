package desk

import (
	"context"
	"io"
	"time"
)

// Blob is bytes that are kept: an attachment, a raw mail.
type Blob struct {
	ID     int64
	SHA256 []byte
	Size   int64 // bytes
	// ContentType is found in the bytes, never taken from whoever sent them.
	ContentType string
	CreatedAt   time.Time
}

// Blobs keeps bytes, each content once. Whoever refers to a blob answers for
// who may read it.
type Blobs interface {
	// Put keeps what r gives, at most limit bytes: TooLarge with slug
	// file-too-large above. A reader that fails leaves nothing.
	Put(ctx context.Context, r io.Reader, limit int64) (*Blob, error)
	// Open reads a blob, under ctx until it is closed; NotFound with slug
	// file-not-found. What is not what was put is never read to its end.
	Open(ctx context.Context, id int64) (io.ReadCloser, *Blob, error)
}

// previewed are the contents that the sandboxed frame shows: what browsers draw
// without running anything.
var previewed = map[string]bool{"image/png": true, "image/jpeg": true, "image/gif": true, "image/webp": true, "application/pdf": true}

// Previewed tells whether a file of this type, found in its bytes, can be shown.
func Previewed(contentType string) bool { return previewed[contentType] }
