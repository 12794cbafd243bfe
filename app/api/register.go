package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/problem"
)

type registerIn struct{ Body wire.Register }

// oldest is how far back a paper note may be entered.
const oldest = 31 * 24 * time.Hour

func (a *API) register(ctx context.Context, p *auth.Principal, in *registerIn) (*ticketAnswer, error) {
	reg, err := a.registration(p, &in.Body)
	if err != nil {
		return nil, err
	}
	end, err := a.end(p, reg, in.Body.End)
	if err != nil {
		return nil, err
	}
	r, err := a.Tickets.Register(ctx, p, reg, end)
	return a.settled(ctx, p, r, err, http.StatusCreated)
}

// faults gathers every field in error, so that all can be mended at once.
type faults []problem.Field

func (f *faults) add(path, slug string) { *f = append(*f, problem.Field{Path: path, Slug: slug}) }

func (f *faults) required(path, value string) {
	if strings.TrimSpace(value) == "" {
		f.add(path, "required")
	}
}

func (f faults) problem() error {
	if len(f) == 0 {
		return nil
	}
	return problem.OfFields(f)
}

// registration checks what was typed and makes what the store takes of it.
func (a *API) registration(p *auth.Principal, b *wire.Register) (tickets.Registration, error) {
	d, now := a.Book.Directory(), a.Now()
	var bad faults
	bad.required("subject", b.Subject)
	bad.required("text", b.Text)
	reg := tickets.Registration{Channel: b.Channel, IdentifiedBy: b.IdentifiedBy, OccurredAt: now, Reason: b.Reason,
		Subject: strings.TrimSpace(b.Subject), Text: strings.TrimSpace(b.Text), Priority: b.Priority, AlarmChoice: b.AlarmChoice}
	reason, ok := d.Reasons[b.Reason]
	if !ok {
		bad.add("reason", "unknown")
	}
	reg.Medical = reason.Medical
	reg.Unit = a.unitFor(p, b.Unit, &bad)
	if at := b.OccurredAt; at != nil {
		reg.OccurredAt = at.UTC()
		switch {
		case at.After(now.Add(5 * time.Minute)):
			bad.add("occurred_at", "in-the-future")
		case at.Before(now.Add(-oldest)):
			bad.add("occurred_at", "too-long-ago")
		}
	}
	reg.Customer = customer(b.Customer)
	if b.Customer.Kind == "relative" {
		bad.required("customer.name", b.Customer.Name)
	}
	if b.Patient != nil {
		reg.Patient = a.patientRef(b.Patient, "patient", now, &bad)
	} else if ok && reason.NeedsPatient {
		bad.add("patient", "required")
	}
	return reg, bad.problem()
}

// unitFor is the unit that the contact comes to: the one named, else the
// person's own. Both must be one that the person may register in.
func (a *API) unitFor(p *auth.Principal, code string, bad *faults) int {
	if code == "" {
		return p.MainRole(p.Units("ticket", "register")...).Unit
	}
	u := a.Book.Directory().UnitByCode(code)
	if u == nil || !p.May("ticket", "register", u.ID) {
		bad.add("unit", "unknown")
		return 0
	}
	return u.ID
}

func customer(c wire.Customer) tickets.Customer {
	return tickets.Customer{Kind: c.Kind, Name: strings.TrimSpace(c.Name), Relation: strings.TrimSpace(c.Relation),
		Phone: desk.NormalPhone(c.Phone), Email: strings.TrimSpace(c.Email)}
}

// patientRef checks how a patient was named (P-5); path is where in the body.
func (a *API) patientRef(r *wire.PatientRef, path string, now time.Time, bad *faults) *tickets.PatientRef {
	ref := &tickets.PatientRef{ID: int64(r.ID), Name: strings.TrimSpace(r.Name), Phone: desk.NormalPhone(r.Phone)}
	switch {
	case r.ID != 0:
	case strings.TrimSpace(r.IdentityNumber) != "":
		n, err := personnummer.Parse(r.IdentityNumber, now)
		if err != nil {
			bad.add(path+".identity_number", slugFor(err))
			return nil
		}
		ref.IdentityNumber, ref.IdentityKind = n.String(), string(n.Kind())
	case ref.Name == "":
		bad.add(path, "required")
	}
	return ref
}

// slugFor is the reason why a text is no identity number.
func slugFor(err error) string {
	var e *personnummer.Error
	if errors.As(err, &e) {
		return string(e.Reason)
	}
	return personnummer.Slug
}

// end makes the verb of one of the three ends of a call; nil where the ticket
// waits where routing puts it.
func (a *API) end(p *auth.Principal, reg tickets.Registration, e *wire.RegisterEnd) (Verb, error) {
	if e == nil {
		return nil, nil
	}
	chosen := 0
	for _, is := range []bool{e.Close != nil, e.Escalate != nil, e.Keep} {
		if is {
			chosen++
		}
	}
	if chosen != 1 {
		return nil, problem.OfField("end", "one-of")
	}
	switch {
	case e.Close != nil:
		return a.closing(e.Close)
	case e.Escalate != nil:
		return a.escalating(p, e.Escalate)
	}
	return desk.Keep, nil
}
