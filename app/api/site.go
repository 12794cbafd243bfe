package api

import (
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/filesystem"
)

// site serves the built front end: files with a hash in their name for a year,
// and index.html for every page that the front end routes itself.
func (a *API) site() {
	if a.Site == nil {
		return
	}
	a.Fiber.Use("/assets", func(c *fiber.Ctx) error {
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
		return c.Next()
	}, filesystem.New(filesystem.Config{Root: http.FS(a.Site), PathPrefix: "assets"}))
	index, err := fs.ReadFile(a.Site, "index.html")
	a.Fiber.Get("/*", func(c *fiber.Ctx) error {
		name := strings.TrimPrefix(path.Clean(c.Path()), "/")
		if file, err := fs.ReadFile(a.Site, name); err == nil && name != "index.html" {
			c.Type(path.Ext(name))
			return c.Send(file)
		}
		if err != nil || strings.HasPrefix(name, "assets/") {
			return fiber.ErrNotFound
		}
		c.Set(fiber.HeaderCacheControl, "no-cache")
		c.Type("html", "utf-8")
		return c.Send(index)
	})
}
