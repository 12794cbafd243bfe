package api

import (
	"io/fs"
	"log/slog"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/recover"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
)

// Deps are what the API is built from.
type Deps struct {
	Tickets    Tickets
	Answers    Answers
	Joins      Joins
	Reading    Reading
	Patients   Patients
	Keys       Keys
	Sessions   Sessions
	Drafts     Drafts
	Notices    Notices
	Mails      Mails
	Texts      Texts
	Deliveries Deliveries
	Files      Files
	Blobs      desk.Blobs
	Reports    Reports
	Figures    Figures
	Reasons    Reasons
	Plans      Plans
	PlanDrafts PlanDrafts
	Doors      Doors
	Rehearsals Rehearsals
	AccessLog  AccessLog
	Counts     Counts
	Book       *desk.Book
	Now        func() time.Time
	Logger     *slog.Logger
	PublicURL  string
	// TrustedProxies are the addresses whose X-Forwarded-For is believed.
	TrustedProxies []string
	Demo           []wire.DemoAccount // nil: this is no demonstration
	// Citizen is what the citizen's pages need.
	Citizen CitizenDeps
	// Socket takes over a request for the live socket (app/live).
	Socket fiber.Handler
	// Extra adds the routes of operations: health, metrics.
	Extra func(*fiber.App)
	// Site is the built front end; nil serves none.
	Site fs.FS
	// Observe is told of each request for the metrics; may be nil.
	Observe func(method, route string, status int, took time.Duration)
}

// API is the desk over HTTP.
type API struct {
	Deps
	Fiber  *fiber.App
	huma   huma.API
	routes routes
}

// largest is how large a request may be: a text of 20 000 characters with room
// to spare. Uploads have routes of their own, see takesFiles. What is larger is read to its end
// and told so, up to hardLimit: cut off in the middle, a client would see a
// broken connection and no reason.
const (
	largest   = 256 << 10
	hardLimit = 8 << 20
)

// New builds the API with all its routes; it does not listen.
func New(d Deps) *API {
	a := &API{Deps: d}
	a.Fiber = fiber.New(fiber.Config{
		// Fiber reuses its strings after the handler: without this one patient's
		// data could turn up in another's answer.
		Immutable: true,
		// Browsers write the colons of a draft's key as %3A.
		UnescapePath:            true,
		BodyLimit:               hardLimit,
		DisableStartupMessage:   true,
		ErrorHandler:            a.onError,
		ReadTimeout:             30 * time.Second,
		WriteTimeout:            60 * time.Second,
		IdleTimeout:             75 * time.Second,
		EnableTrustedProxyCheck: true,
		TrustedProxies:          d.TrustedProxies,
		ProxyHeader:             proxyHeader(d.TrustedProxies),
		EnableIPValidation:      true,
		Network:                 "tcp",
	})
	a.Fiber.Server().HeaderReceived = roomFor
	a.Fiber.Use(recover.New(recover.Config{}), a.observe, a.headers)
	if d.Extra != nil {
		d.Extra(a.Fiber)
	}
	a.Fiber.Use("/api", a.guard)
	config := huma.DefaultConfig("Kontaktpunkten", "1.0.0")
	config.DocsPath, config.OpenAPIPath, config.SchemasPath, config.CreateHooks = "", "", "", nil
	config.Info.Description = "The desk of a hospital's contact point. Times are RFC 3339; errors RFC 9457 with slug and fields."
	a.huma = humafiber.New(a.Fiber, config)
	a.addPublic()
	a.addSession()
	a.addDesk()
	a.addTickets()
	a.addVerbs()
	a.addAnswers()
	a.addJoins()
	a.addPatients()
	a.addDrafts()
	a.addNotices()
	a.addMails()
	a.addTexts()
	a.addDeliveries()
	a.addFiles()
	a.addReports()
	a.addFigures()
	a.addWhy()
	a.addRouting()
	a.addRehearsals()
	a.addCitizen()
	a.routes.all = append(a.routes.all, liveRoute, openapiRoute)
	if d.Socket != nil {
		a.Fiber.Get(liveRoute.Path, a.live)
	}
	a.Fiber.Get(openapiRoute.Path, a.openapi)
	a.Fiber.Use("/api", func(*fiber.Ctx) error { return fiber.ErrNotFound })
	a.site()
	return a
}

func proxyHeader(trusted []string) string {
	if len(trusted) == 0 {
		return ""
	}
	return fiber.HeaderXForwardedFor
}
