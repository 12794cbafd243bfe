// Package frontend holds the built pages of the desk, so that the program is
// one file. The folder dist is made by the front end's own build; in a checkout
// where that has not run it holds nothing to show, and Built says so.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Pages are the built files, with index.html at the root.
func Pages() fs.FS {
	pages, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the name is a constant and the folder is embedded
	}
	return pages
}

// Built says whether the pages had been built when the program was.
func Built() bool {
	_, err := fs.Stat(dist, "dist/index.html")
	return err == nil
}
