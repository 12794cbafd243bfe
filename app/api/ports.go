package api

import (
	"context"
	"encoding/json"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/workday"
)

// Verb does one thing to a ticket.
type Verb = func(*tickets.Ticket, tickets.Actor, tickets.Moment) (tickets.Outcome, error)

// Tickets are the ticket store's writing side.
type Tickets interface {
	Register(ctx context.Context, p *auth.Principal, in tickets.Registration, end Verb) (*desk.Row, error)
	Change(ctx context.Context, p *auth.Principal, id int64, version int, verb Verb) (*desk.Row, error)
	Next(ctx context.Context, p *auth.Principal, queues []int) (*desk.Row, error)
	PatientFor(ctx context.Context, p *auth.Principal, ref *tickets.PatientRef) (int64, error)
	Reveal(ctx context.Context, p *auth.Principal, id int64, why string) (patient *desk.PatientRow, agreed string, err error)
}

// Answers is the ticket store's way out to the customer.
type Answers interface {
	Send(ctx context.Context, p *auth.Principal, id int64, version int, o *desk.Outgoing, closing Verb) (*desk.Row, error)
	Unsend(ctx context.Context, p *auth.Principal, id int64, version int, message int64) (*desk.Row, error)
}

// Joins says which tickets belong together.
type Joins interface {
	Link(ctx context.Context, p *auth.Principal, id int64, version int, to int64, kind string) (*desk.Row, error)
	Unlink(ctx context.Context, p *auth.Principal, id int64, to int64) (*desk.Row, error)
	Merge(ctx context.Context, p *auth.Principal, id int64, version int, into int64) (*desk.Row, error)
	Unmerge(ctx context.Context, p *auth.Principal, id int64, version int) (*desk.Row, error)
}

// Reading is the ticket store's reading side; every reading is logged (P-3).
type Reading interface {
	Open(ctx context.Context, p *auth.Principal, id int64) (*desk.Row, error)
	List(ctx context.Context, p *auth.Principal, f tickets.Filter) (rows []*desk.Row, next string, err error)
	Timeline(ctx context.Context, p *auth.Principal, id int64, page desk.Page) (items []wire.TimelineItem, next string, err error)
	Earlier(ctx context.Context, p *auth.Principal, patients []int64, except int64) (map[int64][]*desk.Row, error)
}

// Patients are the patients' store.
type Patients interface {
	SearchPatients(ctx context.Context, p *auth.Principal, q desk.PatientSearch) ([]desk.PatientRow, error)
	Callers(ctx context.Context, p *auth.Principal, phone string) ([]wire.Caller, error)
}

// Keys honours the idempotency key of a POST that only reads.
type Keys interface {
	ClaimKey(ctx context.Context, user int) error
}

// Sessions is app/auth's service.
type Sessions interface {
	SignIn(ctx context.Context, username, password string, from auth.Meta) (token string, p *auth.Principal, err error)
	Authenticate(ctx context.Context, token string) (*auth.Principal, error)
	SignOut(ctx context.Context, token string) error
	SignOutEverywhere(ctx context.Context, userID int) error
	SaveSettings(ctx context.Context, userID int, settings json.RawMessage) error
}

// Drafts keeps what people have not sent yet.
type Drafts interface {
	PutDraft(ctx context.Context, user int, key, body string) (wire.Draft, error)
	GetDraft(ctx context.Context, user int, key string) (wire.Draft, error)
	ListDrafts(ctx context.Context, user int) ([]wire.Draft, error)
	DeleteDraft(ctx context.Context, user int, key string) error
}

// Notices keeps what people should know.
type Notices interface {
	Notices(ctx context.Context, p *auth.Principal, cursor string, limit int) (wire.Notices, error)
	ReadNotice(ctx context.Context, p *auth.Principal, id int64) error
}

// Texts are the templates and articles at hand (E-3, KP-9).
type Texts interface {
	List(ctx context.Context, units []int, q desk.TextQuery) (items []desk.TextRow, next string, err error)
	Read(ctx context.Context, t desk.TextSeries, version int) (*desk.TextRow, error)
	Public(ctx context.Context, key, language string) (*desk.TextRow, error)
	Versions(ctx context.Context, t desk.TextSeries) ([]desk.TextRow, error)
	Publish(ctx context.Context, by tickets.Actor, t desk.TextSeries, after int, text desk.Text) (*desk.TextRow, error)
}

// Deliveries are looked after by people where they do not arrive.
type Deliveries interface {
	Attention(ctx context.Context, p *auth.Principal, state, cursor string, limit int) (items []wire.Delivery, next string, err error)
	Again(ctx context.Context, p *auth.Principal, id int64) (wire.Delivery, error)
	GiveUp(ctx context.Context, p *auth.Principal, id int64) (wire.Delivery, error)
	Arrived(ctx context.Context, p *auth.Principal, id int64) (wire.Delivery, error)
}

// Files are those on messages and mails; every reading is logged (P-3).
type Files interface {
	KeepUpload(ctx context.Context, p *auth.Principal, name string, b *desk.Blob) (*wire.Attachment, error)
	Attachment(ctx context.Context, p *auth.Principal, id int64) (*desk.File, error)
	MessagePage(ctx context.Context, p *auth.Principal, message int64) (*desk.MessagePage, error)
}

// Reports answers the supervisor's questions.
type Reports interface {
	Resolution(ctx context.Context, p *auth.Principal, from, to time.Time) (wire.Resolution, error)
	RoutingFigures(ctx context.Context, p *auth.Principal, from, to time.Time) (wire.RoutingFigures, error)
	Today(ctx context.Context, p *auth.Principal) (wire.Today, error)
}

// Figures answers what is asked of ways in, of what waits, and of one day.
type Figures interface {
	Ways(ctx context.Context, p *auth.Principal, from, to time.Time) (wire.Ways, error)
	Attention(ctx context.Context, p *auth.Principal) (wire.Attention, error)
	OwnDay(ctx context.Context, p *auth.Principal, on workday.Date) (wire.PersonDay, error)
	PersonDay(ctx context.Context, p *auth.Principal, person int, on workday.Date) (wire.PersonDay, error)
	Print(ctx context.Context, p *auth.Principal, unit int) (rows []*desk.Row, more bool, err error)
}

// AccessLog is searched by auditors.
type AccessLog interface {
	SearchAccessLog(ctx context.Context, p *auth.Principal, q wire.AccessQuery) (items []wire.AccessEntry, next string, err error)
}

// Counts are the live counts of queues.
type Counts interface {
	Queues(p *auth.Principal) []wire.Queue
	Views(p *auth.Principal) wire.Views
}

// Mails are the mails that came in; every reading is logged (P-3).
type Mails interface {
	List(ctx context.Context, p *auth.Principal, f desk.MailFilter) (items []wire.MailEntry, next string, err error)
	Open(ctx context.Context, p *auth.Principal, id int64) (wire.MailEntry, error)
	Raw(ctx context.Context, p *auth.Principal, id int64) (*desk.File, error)
	Place(ctx context.Context, p *auth.Principal, id int64, to desk.MailPlace) error
	// Waiting is how many wait where the person places mail.
	Waiting(ctx context.Context, p *auth.Principal) (n int, err error)
}

// Plans are what units have decided about routing, version by version.
type Plans interface {
	// Stands is where each of the units stands, in their order; the draft without
	// its plan.
	Stands(ctx context.Context, units []int) ([]desk.PlanStand, error)
	// Versions are those before one (0: all), the newest first, without plans.
	Versions(ctx context.Context, unit, before, limit int) ([]desk.PlanVersion, error)
	Version(ctx context.Context, unit, version int) (*desk.PlanVersion, error)
	Publish(ctx context.Context, p *auth.Principal, in desk.PublishPlan) (*desk.PlanVersion, error)
	Back(ctx context.Context, p *auth.Principal, unit, version int, note string) (*desk.PlanVersion, error)
}

// PlanDrafts are what does not count yet: the draft of each unit, and versions to
// come.
type PlanDrafts interface {
	Draft(ctx context.Context, unit int) (*desk.PlanDraft, error)
	Save(ctx context.Context, p *auth.Principal, in desk.SavePlan) (*desk.PlanDraft, error)
	Drop(ctx context.Context, p *auth.Principal, unit, revision int) error
	// Withdraw takes back a version that has not begun to count.
	Withdraw(ctx context.Context, p *auth.Principal, unit, version int) error
}

// Doors close queues for what is new, and open them again.
type Doors interface {
	CloseQueue(ctx context.Context, p *auth.Principal, id int, closed bool) error
}

// Rehearsals run a plan over a past period.
type Rehearsals interface {
	Start(ctx context.Context, p *auth.Principal, in desk.StartRehearsal) (*desk.Rehearsal, error)
	List(ctx context.Context, units []int) ([]desk.Rehearsal, error)
	Read(ctx context.Context, id int64) (*desk.Rehearsal, error)
	Stop(ctx context.Context, p *auth.Principal, id int64) (*desk.Rehearsal, error)
}
