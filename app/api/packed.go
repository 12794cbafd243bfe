package api

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/gofiber/fiber/v2"
)

// packed answers for the front end's texts with the same packed by gzip, to
// those who take it: a phone fetches a third of the bytes. They never change
// while the program runs, so each is packed once. Answers with data are never
// packed: their length would tell about what is in them.
func (a *API) packed() fiber.Handler {
	var kept sync.Map // name → []byte
	return func(c *fiber.Ctx) error {
		name := strings.TrimPrefix(path.Clean(c.Path()), "/")
		if kind := path.Ext(name); kind != ".js" && kind != ".css" && kind != ".mjs" && kind != ".svg" {
			return c.Next()
		}
		c.Vary(fiber.HeaderAcceptEncoding)
		if c.Method() != fiber.MethodGet || c.Get(fiber.HeaderAcceptEncoding) == "" || c.AcceptsEncodings("gzip") == "" {
			return c.Next()
		}
		small, known := kept.Load(name)
		if !known {
			whole, err := fs.ReadFile(a.Site, name)
			if err != nil {
				return c.Next()
			}
			small, _ = kept.LoadOrStore(name, pack(whole))
		}
		c.Type(path.Ext(name))
		c.Set(fiber.HeaderContentEncoding, "gzip")
		return c.Send(small.([]byte))
	}
}

func pack(whole []byte) []byte {
	var small bytes.Buffer
	w, _ := gzip.NewWriterLevel(&small, gzip.BestCompression) // the level is a good one
	_, _ = w.Write(whole)                                     // memory takes all
	_ = w.Close()
	return small.Bytes()
}
