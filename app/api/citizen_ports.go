package api

import (
	"context"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/service"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/personnummer"
)

// CitizenDeps are what the citizen's pages are built from.
type CitizenDeps struct {
	Sessions Citizens
	Settings CitizenSettings
	Threads  Threads
	Forms    Forms
	Files    CitizenFiles
	Intake   desk.Intake
	// Identities can be chosen from without any proof; nil: this is no demonstration.
	Identities []Identity
	// EID signs in by e-id; nil: it is not set up.
	EID EID
}

// Identity is a test identity of the demonstration.
type Identity struct {
	Number personnummer.Number
	Name   string
}

// Citizens is app/auth's service of citizens' sessions.
type Citizens interface {
	Begin(from auth.Meta) error
	SignIn(ctx context.Context, number personnummer.Number, name string, from auth.Meta) (token string, c *auth.Citizen, err error)
	Authenticate(ctx context.Context, token string) (*auth.Citizen, error)
	SignOut(ctx context.Context, token string) error
}

// CitizenSettings keeps what citizens chose.
type CitizenSettings interface {
	SaveCitizen(ctx context.Context, c *auth.Citizen, language, notifyEmail string) error
}

// Threads are a citizen's inbox; what another has is not there.
type Threads interface {
	Threads(ctx context.Context, c *auth.Citizen, cursor string, limit int) (list []desk.Thread, next string, err error)
	Thread(ctx context.Context, c *auth.Citizen, ticket int64) (*desk.Thread, error)
	OpenThread(ctx context.Context, c *auth.Citizen, thread int64) ([]desk.ThreadMessage, error)
	UnreadThreads(ctx context.Context, c *auth.Citizen) (int, error)
	SentByCitizen(ctx context.Context, c *auth.Citizen, message int64) (*desk.SentMessage, error)
}

// Forms are the services that units offer (E-1).
type Forms interface {
	CurrentForms(ctx context.Context) ([]service.Version, error)
	Form(ctx context.Context, id int) (*service.Version, error)
}

// CitizenFiles are files that citizens send and are sent.
type CitizenFiles interface {
	// KeepCitizenFile notes a file that is not sent yet.
	KeepCitizenFile(ctx context.Context, c *auth.Citizen, name string, b *desk.Blob) (*wire.Attachment, error)
	// CitizenFile finds a file of the citizen's inbox, or one that is not sent yet.
	CitizenFile(ctx context.Context, c *auth.Citizen, id int64) (*desk.File, error)
	// LooseFiles are those of the citizen's own that belong to no message yet.
	LooseFiles(ctx context.Context, c *auth.Citizen, ids []int64) ([]desk.File, error)
}

// EID is signing in by e-id elsewhere: OpenID Connect.
type EID interface {
	// Begin gives where the browser goes, and what it keeps meanwhile.
	Begin(ctx context.Context) (address, kept string, err error)
	// Finish says who came back; kept is what the browser kept.
	Finish(ctx context.Context, kept, state, code string) (number personnummer.Number, name string, err error)
}
