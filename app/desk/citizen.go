package desk

import (
	"encoding/json"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/service"
	"kontaktpunkten/tickets"
)

// FromCitizen is a text of a citizen on its way in, who has signed in by e-id
// (P-11): a new contact, or one that joins a thread. A protected person's name
// stays with the patient alone (P-4).
func FromCitizen(c *auth.Citizen, text string, at time.Time) *Incoming {
	in := &Incoming{By: tickets.ByCitizen, Via: delivery.Inbox, Contact: tickets.Registration{
		Channel: "citizen1177", Customer: tickets.Customer{Kind: "patient"}, Patient: &tickets.PatientRef{ID: c.Patient},
		IdentifiedBy: "e-id", OccurredAt: at, Text: text}}
	if !c.Protected {
		in.Contact.Customer.Name = c.Name
	}
	return in
}

// Answered is what a citizen has answered in a form, on its way in. given has
// been checked by the form.
func (d *Directory) Answered(c *auth.Citizen, form *service.Version, given service.Answers, at time.Time) *Incoming {
	said := form.Contact(given)
	in := FromCitizen(c, said.Text, at)
	reason, known := d.Reasons[said.Reason]
	for _, code := range d.ReasonOrder {
		// A form may be older than the catalogue: then somebody says what it is.
		if !known && d.Reasons[code].Unstated {
			reason, known = d.Reasons[code], true
		}
	}
	r := &in.Contact
	r.Unit, r.Reason, r.Medical, r.Subject, r.Customer.Phone = form.Unit, reason.Code, reason.Medical, said.Subject, NormalPhone(said.Phone)
	answers, _ := json.Marshal(given) // strings alone
	in.Form = &Form{Version: form.ID, Answers: answers}
	return in
}
