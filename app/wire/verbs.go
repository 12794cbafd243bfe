package wire

import "time"

// Register is a new contact (KP-4). End says in the same act how the call
// ended; without it the ticket waits where routing puts it.
type Register struct {
	Channel      string       `json:"channel" enum:"phone,email,citizen1177,post,fax"`
	Customer     Customer     `json:"customer"`
	Patient      *PatientRef  `json:"patient,omitempty" required:"false"`
	IdentifiedBy string       `json:"identified_by,omitempty" required:"false" enum:"told-number,called-back,e-id,known-voice,id-document,not-identified" doc:"P-11"`
	OccurredAt   *time.Time   `json:"occurred_at,omitempty" required:"false" doc:"When it happened, where that is not now; at most 31 days back"`
	Reason       string       `json:"reason" minLength:"1" maxLength:"60"`
	Subject      string       `json:"subject" maxLength:"200"`
	Text         string       `json:"text" maxLength:"20000"`
	Unit         string       `json:"unit,omitempty" required:"false" maxLength:"60" doc:"Unit code; the sender's own where it is left out"`
	Priority     int          `json:"priority,omitempty" required:"false" minimum:"1" maximum:"4"`
	AlarmChoice  string       `json:"alarm_choice,omitempty" required:"false" enum:"112,nurse,no-emergency" doc:"What was chosen when words suggested an emergency (KP-7a)"`
	End          *RegisterEnd `json:"end,omitempty" required:"false"`
}

// RegisterEnd is one of the three ends of a call: solved now (Close), sent on
// (Escalate) or kept by who registers (Keep).
type RegisterEnd struct {
	Close    *CloseBody    `json:"close,omitempty" required:"false"`
	Escalate *EscalateBody `json:"escalate,omitempty" required:"false"`
	Keep     bool          `json:"keep,omitempty" required:"false"`
}

// PatientRef names a patient when registering or correcting: by identity
// number, by the id of a known patient, or by name alone when no number is known.
type PatientRef struct {
	ID             int    `json:"id,omitempty" required:"false"`
	IdentityNumber string `json:"identity_number,omitempty" required:"false" maxLength:"40"`
	Name           string `json:"name,omitempty" required:"false" maxLength:"200"`
	Phone          string `json:"phone,omitempty" required:"false" maxLength:"40"`
}

// Versioned is embedded by every verb: the version that the sender saw.
type Versioned struct {
	Version int `json:"version" minimum:"1"`
}

// Take moves the ticket to the sender ("Fördela till mig").
type Take struct{ Versioned }

// HandOver gives the ticket to a person or a queue ("Omfördela").
type HandOver struct {
	Versioned
	To   HandOverTo `json:"to"`
	Note string     `json:"note,omitempty" required:"false" maxLength:"2000"`
}

// HandOverTo is exactly one of the two.
type HandOverTo struct {
	Person int `json:"person,omitempty" required:"false"`
	Queue  int `json:"queue,omitempty" required:"false"`
}

// Note adds an internal note.
type Note struct {
	Versioned
	Text string `json:"text" maxLength:"20000"`
}

// EscalateBody is where to, why, and what we want to know: exactly one of
// line, queue and group.
type EscalateBody struct {
	Line     int    `json:"line,omitempty" required:"false" enum:"2,3"`
	Queue    int    `json:"queue,omitempty" required:"false"`
	Group    string `json:"group,omitempty" required:"false" maxLength:"60"`
	Reason   string `json:"reason" maxLength:"60" doc:"Escalation reason code"`
	Question string `json:"question" maxLength:"4000"`
	Urgent   bool   `json:"urgent,omitempty" required:"false" doc:"Nurse at once: raises the priority to 1 and marks the ticket"`
}

// Escalate sends the question up a line ("Eskalera").
type Escalate struct {
	Versioned
	EscalateBody
}

// Return gives the ticket back to its owner with an answer ("Återlämna med svar").
type Return struct {
	Versioned
	Answer string `json:"answer" maxLength:"20000"`
}

// WatchBody puts the ticket on watch until a day ("Bevaka till").
type WatchBody struct {
	Versioned
	On   string `json:"on" format:"date"`
	Note string `json:"note" maxLength:"2000"`
}

// Wait stops the clock until the customer answers ("Inväntar svar").
type Wait struct {
	Versioned
	For   string     `json:"for" maxLength:"500"`
	Until *time.Time `json:"until,omitempty" required:"false"`
}

// Resume ends a wait or a watch before its time.
type Resume struct{ Versioned }

// CloseBody states the action (KP-6a).
type CloseBody struct {
	Action     string      `json:"action" maxLength:"60"`
	Note       string      `json:"note,omitempty" required:"false" maxLength:"4000"`
	Reason     string      `json:"reason,omitempty" required:"false" maxLength:"60" doc:"Contact reason, where it is not stated yet"`
	Journalled *Journalled `json:"journalled,omitempty" required:"false"`
}

// Close ends the ticket ("Avsluta").
type Close struct {
	Versioned
	CloseBody
}

// Reopen opens a closed ticket again ("Återöppna").
type Reopen struct {
	Versioned
	Reason string `json:"reason" maxLength:"2000"`
}

// CorrectPatient replaces a patient that was attached by mistake ("Rätta patient", P-14).
type CorrectPatient struct {
	Versioned
	Patient *PatientRef `json:"patient,omitempty" required:"false" doc:"The right patient; left out takes the patient away"`
	Why     string      `json:"why" maxLength:"2000"`
}

// Edit changes what was noted about a ticket. A field left out stays.
type Edit struct {
	Versioned
	Subject      *string   `json:"subject,omitempty" required:"false" maxLength:"200"`
	Reason       *string   `json:"reason,omitempty" required:"false" maxLength:"60"`
	Priority     *int      `json:"priority,omitempty" required:"false" minimum:"1" maximum:"4"`
	Customer     *Customer `json:"customer,omitempty" required:"false"`
	IdentifiedBy *string   `json:"identified_by,omitempty" required:"false"`
}

// ChooseAlarm keeps what was chosen about words that suggest an emergency (KP-7a).
type ChooseAlarm struct {
	Choice  string `json:"choice" enum:"112,nurse,no-emergency"`
	Version int    `json:"version"`
}
