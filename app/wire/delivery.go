package wire

import "time"

// Delivery is something that should have left, as those see it who look after
// what does not arrive. It holds nothing of what was written.
type Delivery struct {
	ID        int64      `json:"id"`
	Ticket    string     `json:"ticket" doc:"Number of the ticket"`
	Unit      string     `json:"unit"`
	Channel   string     `json:"channel" enum:"email,inbox,sms,letter,webhook"`
	Automatic bool       `json:"automatic,omitempty" doc:"A receipt or a notice, which nobody wrote"`
	To        string     `json:"to,omitempty" doc:"The address; empty for a protected patient (P-4) and where the way has none"`
	Writer    *Person    `json:"writer,omitempty" doc:"Who wrote it"`
	State     string     `json:"state" enum:"queued,sending,sent,failed,uncertain,withdrawn"`
	Since     time.Time  `json:"since" doc:"When it came to stand so"`
	CreatedAt time.Time  `json:"created_at"`
	Attempts  int        `json:"attempts"`
	Fault     string     `json:"fault,omitempty" doc:"Slug of why the last attempt failed"`
	NextAt    *time.Time `json:"next_at,omitempty" doc:"When it is tried next"`
	Bounced   bool       `json:"bounced,omitempty" doc:"It had been taken over by the other side, and came back"`
	// Can is what this person may do with it now.
	Can DeliveryCan `json:"can"`
}

// DeliveryCan is what a person may do with a delivery.
type DeliveryCan struct {
	Again    bool `json:"again" doc:"Try again"`
	Withdraw bool `json:"withdraw" doc:"Give it up"`
	Arrived  bool `json:"arrived" doc:"Say of an uncertain one that it arrived"`
}
