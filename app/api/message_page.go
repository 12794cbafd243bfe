package api

import (
	"context"
	"encoding/base64"
	"html"
	"regexp"
	"strings"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/words"
)

// largestImages is how many bytes of a message's own images its page holds;
// the others are found among its files.
const largestImages = 8 << 20

// pageSandbox lets nothing run in a message's page and nothing leave it but a
// click on a link, which opens apart. It keeps our origin, so that whoever
// frames the page can see how high it is; without scripts that gives it nothing.
const pageSandbox = "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'self'; img-src data:"

func (a *API) messagePage(c *fiber.Ctx, p *auth.Principal) error {
	id, err := pathID(c, "message-not-found")
	if err != nil {
		return err
	}
	page, err := a.Files.MessagePage(c.UserContext(), p, id)
	if err != nil {
		return err
	}
	policy, remote := pageSandbox, c.Query("images") == "1"
	if remote { // somebody asked to see them
		policy += " https:"
	}
	shown, err := a.withImages(c.UserContext(), page, remote)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentSecurityPolicy, policy)
	c.Set(fiber.HeaderXFrameOptions, "SAMEORIGIN")
	c.Type("html", "utf-8")
	return c.SendString(strings.Replace(pageFrame, "{body}", quotedWords(shown, c.Query("lang")), 1))
}

// pageFrame is paper in every theme: a mail brings its own colours, most often
// for white.
const pageFrame = `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="only light"><style>
html{background:#fff;color:#1a1b1e;font:15px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
body{margin:0;padding:12px 14px;overflow-x:auto}
p{margin:0 0 .8em}img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}a{color:#0b5394}
blockquote{margin:.4em 0;padding-left:.8em;border-left:3px solid #c4c9cf}
img:not([src]){min-width:1.5em;min-height:1.5em;padding:.2em;outline:1px dashed #8a9199;color:#4a5056}
details{margin:.6em 0}summary{cursor:pointer;color:#0b5394;width:fit-content;padding:.2em 0}
</style></head><body>{body}</body></html>`

// quotedWords says what unfolds the quoted part.
func quotedWords(markup, language string) string {
	if language != "en" {
		language = "sv"
	}
	label := html.EscapeString(words.Say(language, "message_quoted", nil))
	return strings.ReplaceAll(markup, "<summary></summary>", "<summary>"+label+"</summary>")
}

var (
	ownImage    = regexp.MustCompile(` data-cid="([^"]*)"`)
	remoteImage = regexp.MustCompile(` data-remote-src="https?://([^"]*)"`)
)

// withImages gives the images of the message's own files their bytes and, when
// asked to, those elsewhere their address, always by https.
func (a *API) withImages(ctx context.Context, page *desk.MessagePage, remote bool) (string, error) {
	var failed error
	left := int64(largestImages)
	shown := ownImage.ReplaceAllStringFunc(page.HTML, func(attribute string) string {
		f := imageOf(page.Images, html.UnescapeString(ownImage.FindStringSubmatch(attribute)[1]))
		if f == nil || f.Size > left || failed != nil {
			return ""
		}
		r, blob, err := a.Blobs.Open(ctx, f.Blob)
		if err != nil {
			failed = err
			return ""
		}
		content, err := readAll(r, blob.Size)
		if err != nil {
			failed = err
			return ""
		}
		left -= f.Size
		return ` src="data:` + f.ContentType + ";base64," + base64.StdEncoding.EncodeToString(content) + `"`
	})
	if remote {
		shown = remoteImage.ReplaceAllString(shown, ` src="https://$1"`)
	}
	return shown, failed
}

// imageOf finds an image that a browser draws and that cannot run.
func imageOf(images []desk.File, id string) *desk.File {
	for i := range images {
		if f := &images[i]; f.InlineID == id && desk.Previewed(f.ContentType) && strings.HasPrefix(f.ContentType, "image/") {
			return f
		}
	}
	return nil
}
