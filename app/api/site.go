package api

import (
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/filesystem"

	"kontaktpunkten/app/auth"
)

// citizenPath is where the citizen's pages begin; everything below it is theirs.
const citizenPath = "invanare"

// previewPage draws files in a sandbox, inside the desk's pages.
const previewPage = "preview.html"

// site serves the built front end: files with a hash in their name for a year,
// and for every page that the front end routes itself the entry that it belongs
// to: citizen.html below /invanare, index.html elsewhere.
func (a *API) site() {
	if a.Site == nil {
		return
	}
	a.Fiber.Use("/assets", func(c *fiber.Ctx) error {
		err := c.Next()
		if err == nil { // what is missing now may come with the next release
			c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
			// The preview of a file has an origin of its own, to which these are foreign.
			c.Set(fiber.HeaderAccessControlAllowOrigin, "*")
		}
		return err
	}, a.packed(), filesystem.New(filesystem.Config{Root: http.FS(a.Site), PathPrefix: "assets"}))
	a.Fiber.Get("/*", func(c *fiber.Ctx) error {
		name := strings.TrimPrefix(path.Clean(c.Path()), "/")
		if file, err := fs.ReadFile(a.Site, name); err == nil && !isEntry(name) {
			c.Type(path.Ext(name))
			return c.Send(file)
		}
		page, err := fs.ReadFile(a.Site, entryOf(name))
		if err != nil || strings.HasPrefix(name, "assets/") {
			return fiber.ErrNotFound
		}
		if entryOf(name) == previewPage {
			c.Set(fiber.HeaderContentSecurityPolicy, auth.PreviewPolicy)
			c.Set(fiber.HeaderXFrameOptions, "SAMEORIGIN")
		}
		c.Set(fiber.HeaderCacheControl, "no-cache")
		c.Type("html", "utf-8")
		return c.Send(page)
	})
}

// isEntry says that the file is a page which names the hashed files of this
// build, and so must not be kept without asking.
func isEntry(name string) bool {
	return name == "index.html" || name == "citizen.html" || name == previewPage
}

// entryOf gives the entry that routes a page by itself.
func entryOf(name string) string {
	if name == citizenPath || strings.HasPrefix(name, citizenPath+"/") || name == "citizen.html" {
		return "citizen.html"
	}
	if name == previewPage {
		return previewPage
	}
	return "index.html"
}
