package desk

import (
	"context"
	"sync/atomic"
)

// Book holds the directory as it is now. Readers take one Directory and use it
// for the whole of what they do.
type Book struct {
	load func(context.Context) (*Directory, error)
	now  atomic.Pointer[Directory]
}

// NewBook makes an empty book; Refresh fills it.
func NewBook(load func(context.Context) (*Directory, error)) *Book { return &Book{load: load} }

// Refresh loads the directory anew; on failure the old one stays.
func (b *Book) Refresh(ctx context.Context) error {
	d, err := b.load(ctx)
	if err != nil {
		return err
	}
	b.now.Store(d)
	return nil
}

// Directory is the one that counts now.
func (b *Book) Directory() *Directory { return b.now.Load() }
