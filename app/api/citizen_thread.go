package api

import (
	"context"
	"encoding/json"
	"strings"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/service"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

type citizenThreadsIn struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"30"`
	Cursor string `query:"cursor" maxLength:"40"`
}

func (a *API) citizenThreads(ctx context.Context, c *auth.Citizen, in *citizenThreadsIn) (*body[wire.List[wire.CitizenThread]], error) {
	threads, next, err := a.Citizen.Threads.Threads(ctx, c, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	var list []wire.CitizenThread
	for i := range threads {
		w, err := a.showThread(ctx, c, &threads[i])
		if err != nil {
			return nil, err
		}
		list = append(list, w)
	}
	return answer(page(list, next)), nil
}

// showThread presents a thread; what it is about is said in the words of the
// form that it began with.
func (a *API) showThread(ctx context.Context, c *auth.Citizen, t *desk.Thread) (wire.CitizenThread, error) {
	about := ""
	if t.Form != nil {
		form, err := a.Citizen.Forms.Form(ctx, t.Form.Version)
		if err != nil {
			return wire.CitizenThread{}, err
		}
		var given service.Answers
		if err := json.Unmarshal(t.Form.Answers, &given); err != nil {
			return wire.CitizenThread{}, err
		}
		about = form.Subject(given, c.Language)
	}
	return a.Book.Directory().PresentThread(t, about, c.Language), nil
}

// citizenThread opens a thread: what is ours in it has been read then.
func (a *API) citizenThread(ctx context.Context, c *auth.Citizen, in *NumberPath) (*body[wire.CitizenConversation], error) {
	t, err := a.threadOf(ctx, c, in.Number)
	if err != nil {
		return nil, err
	}
	messages, err := a.Citizen.Threads.OpenThread(ctx, c, t.Ticket)
	if err != nil {
		return nil, err
	}
	w := wire.CitizenConversation{Messages: make([]wire.CitizenMessage, 0, len(messages)), CanWrite: t.Open(a.Now())}
	t.Unread = false
	if w.CitizenThread, err = a.showThread(ctx, c, t); err != nil {
		return nil, err
	}
	for i := range messages {
		w.Messages = append(w.Messages, a.Book.Directory().PresentMessage(&messages[i], c.Name))
	}
	return answer(w), nil
}

func (a *API) threadOf(ctx context.Context, c *auth.Citizen, number string) (*desk.Thread, error) {
	id, err := tickets.ParseNumber(number)
	if err != nil {
		return nil, err
	}
	return a.Citizen.Threads.Thread(ctx, c, id)
}

type citizenMessageIn struct {
	NumberPath
	Body wire.CitizenReply
}

// citizenMessage adds a text to a thread: a question of ours is answered with it,
// and a closed ticket opens again. A thread that has been closed for long takes
// nothing more: a new contact is the better way.
func (a *API) citizenMessage(ctx context.Context, c *auth.Citizen, in *citizenMessageIn) (*receipt, error) {
	t, err := a.threadOf(ctx, c, in.Number)
	if err != nil {
		return nil, err
	}
	text := strings.TrimSpace(in.Body.Text)
	switch {
	case text == "":
		return nil, problem.OfField("text", "required")
	case strings.ContainsRune(text, 0):
		return nil, problem.OfField("text", "not-text")
	case !t.Open(a.Now()):
		return nil, problem.New(problem.Conflict, "thread-closed")
	}
	incoming := desk.FromCitizen(c, text, a.Now())
	if err := a.sendWith(ctx, c, incoming, in.Body.Attachments); err != nil {
		return nil, err
	}
	taken, err := a.Citizen.Intake.Join(ctx, t.Ticket, incoming)
	if err != nil {
		return nil, err
	}
	return a.receipt(ctx, c, taken.Message)
}
