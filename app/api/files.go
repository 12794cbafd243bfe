package api

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

// largestFile is how large one file may be, in bytes. hardFileLimit leaves room
// to tell who sends a larger one why it was refused.
const (
	largestFile   = 20 << 20
	hardFileLimit = largestFile + 4<<20
)

// uploadTime is how long a file may take to come: 20 MB by a slow line.
const uploadTime = 5 * time.Minute

var (
	uploadRoute   = Route{ID: "upload", Method: http.MethodPost, Path: "/api/v1/attachments", Resource: "attachment", Action: "add", Summary: "Put a file here for an answer: the raw body, one file"}
	downloadRoute = Route{ID: "download", Method: http.MethodGet, Path: "/api/v1/attachments/{id}", Resource: "attachment", Action: "read", Summary: "Download a file"}
	pageRoute     = Route{ID: "message-page", Method: http.MethodGet, Path: "/api/v1/messages/{id}/page", Resource: "ticket", Action: "read", Summary: "The markup of a message as a page for a sandboxed frame"}
)

// takesFiles tells the paths whose bodies are files, the staff's and the citizens'.
func takesFiles(path string) bool {
	return path == uploadRoute.Path || path == auth.CitizenPath+"/attachments"
}

// roomFor lets the bodies of uploads be larger, and take longer, than those of
// other requests. It runs when the header is there and before the body is read,
// so that nobody else's body is waited for or held in memory.
func roomFor(h *fasthttp.RequestHeader) fasthttp.RequestConfig {
	path, _, _ := strings.Cut(string(h.RequestURI()), "?")
	if h.IsPost() && takesFiles(path) {
		return fasthttp.RequestConfig{MaxRequestBodySize: hardFileLimit, ReadTimeout: uploadTime}
	}
	return fasthttp.RequestConfig{}
}

// largestOf is how large the body of a request may be.
func largestOf(c *fiber.Ctx) int {
	switch {
	case takesFiles(c.Path()):
		return largestFile
	case strings.HasPrefix(c.Path(), routingPath):
		return largestPlan
	}
	return largest
}

// addFiles adds the routes of bytes. They are plain: huma would read a body into
// a struct.
func (a *API) addFiles() {
	a.plain(uploadRoute, a.upload)
	a.plain(downloadRoute, a.download)
	a.plain(pageRoute, a.messagePage)
}

// plain adds a route that is not huma's; the handler runs when the policy grants
// its action in some unit.
func (a *API) plain(r Route, handler func(*fiber.Ctx, *auth.Principal) error) {
	a.routes.all = append(a.routes.all, r)
	path := strings.NewReplacer("{", ":", "}", "").Replace(r.Path)
	a.Fiber.Add(r.Method, path, func(c *fiber.Ctx) error {
		p := auth.PrincipalFrom(c.UserContext())
		switch {
		case p == nil:
			return auth.ErrSessionEnded
		case !p.May(r.Resource, r.Action):
			return problem.New(problem.Forbidden, "not-allowed")
		}
		return handler(c, p)
	})
}

func (a *API) upload(c *fiber.Ctx, p *auth.Principal) error {
	name, blob, err := a.received(c)
	if err != nil {
		return err
	}
	kept, err := a.Files.KeepUpload(c.UserContext(), p, name, blob)
	if err != nil {
		return err
	}
	return c.Status(http.StatusCreated).JSON(kept)
}

func (a *API) download(c *fiber.Ctx, p *auth.Principal) error {
	id, err := pathID(c, "file-not-found")
	if err != nil {
		return err
	}
	f, err := a.Files.Attachment(c.UserContext(), p, id)
	if err != nil {
		return err
	}
	return a.sendFile(c, f)
}

// pathID is the id of the path; what is none is NotFound with the slug.
func pathID(c *fiber.Ctx, slug string) (int64, error) {
	id, err := strconv.ParseInt(c.Params("id"), 10, 64)
	if err != nil || id < 1 {
		return 0, problem.New(problem.NotFound, slug)
	}
	return id, nil
}

// received keeps the bytes of an upload and gives them with the name that the
// sender told: Invalid at field name without one, TooLarge with slug
// file-too-large above 20 MB, Invalid with slug file-empty for nothing.
func (a *API) received(c *fiber.Ctx) (name string, b *desk.Blob, err error) {
	name = shownName(c.Query("name"))
	if name == "" {
		return "", nil, problem.OfField("name", "required")
	}
	body := c.Body()
	if len(body) == 0 {
		return "", nil, problem.New(problem.Invalid, "file-empty")
	}
	b, err = a.Blobs.Put(c.UserContext(), bytes.NewReader(body), largestFile)
	return name, b, err
}

// shownName is a file's name without folders, line breaks and what turns the
// direction of writing, by which one ending looks like another.
func shownName(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, name)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if r := []rune(name); len(r) > 120 {
		name = string(r[:100]) + "…" + string(r[len(r)-19:])
	}
	return name
}

// sendFile sends a file as a download and never as something to show: its bytes
// are a stranger's, and opened from our address they would be ours.
func (a *API) sendFile(c *fiber.Ctx, f *desk.File) error {
	r, blob, err := a.Blobs.Open(c.UserContext(), f.Blob)
	if err != nil {
		return err
	}
	content, err := readAll(r, blob.Size)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": shownName(f.Name)}))
	c.Set(fiber.HeaderContentSecurityPolicy, "sandbox; default-src 'none'; frame-ancestors 'none'")
	c.Set(fiber.HeaderContentType, downloadType(f.ContentType))
	return c.Send(content)
}

// readAll reads bytes to their end, so that what is damaged is told as a failure
// and not found out in the middle of a download.
func readAll(r io.ReadCloser, size int64) (content []byte, err error) {
	content = make([]byte, size)
	_, err = io.ReadFull(r, content)
	if closing := r.Close(); err == nil {
		err = closing
	}
	return content, err
}

// downloadType is a file's type where a browser at most saves it; what could run
// is bytes.
func downloadType(found string) string {
	for _, safe := range []string{"image/", "audio/", "video/", "application/pdf", "text/plain", "text/csv", "text/calendar"} {
		if strings.HasPrefix(found, safe) && !strings.Contains(found, "svg") {
			return found
		}
	}
	return "application/octet-stream"
}
