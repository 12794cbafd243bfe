package wire

import (
	"encoding/json"
	"time"
)

// CitizenStart is what the citizen's pages need before anybody has signed in.
type CitizenStart struct {
	Demo   []CitizenIdentity `json:"demo" doc:"Test identities to choose from; only in the demonstration"`
	SignIn string            `json:"sign_in,omitempty" doc:"Where signing in begins (e-id); empty: not set up"`
}

// CitizenIdentity is a test identity of the demonstration.
type CitizenIdentity struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
}

// CitizenSignIn chooses a test identity; demonstration only.
type CitizenSignIn struct {
	ID int `json:"id"`
}

// Citizen is who is signed in.
type Citizen struct {
	Name        string `json:"name"`
	Drafts      string `json:"drafts" doc:"Opaque and the same at every signing in: whose the texts are that the browser keeps until they are sent"`
	IdleSeconds int    `json:"idle_seconds" doc:"The session ends when nothing has been asked for this long; the page warns before"`
	Language    string `json:"language" enum:"sv,en"`
	NotifyEmail string `json:"notify_email" doc:"Empty: no notices"`
	Unread      int    `json:"unread"`
}

// CitizenSettings are what the citizen chose.
type CitizenSettings struct {
	Language    string `json:"language" enum:"sv,en"`
	NotifyEmail string `json:"notify_email" maxLength:"200"`
}

// Service is a form that a unit offers (E-1), as of one version.
type Service struct {
	Version   int        `json:"version" doc:"Id to answer with"`
	Key       string     `json:"key"`
	Unit      string     `json:"unit"`
	UnitName  string     `json:"unit_name"`
	Title     Words      `json:"title"`
	Intro     Words      `json:"intro"`
	Promise   Words      `json:"promise" doc:"What happens next and when (E-2)"`
	Questions []Question `json:"questions"`
	Week      []OpenDay  `json:"week" doc:"Opening hours of the unit"`
}

// Words are a text in both languages.
type Words struct {
	Sv string `json:"sv"`
	En string `json:"en"`
}

// Question is one question of a form.
type Question struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind" enum:"choice,short-text,long-text,phone,files"`
	Label    Words    `json:"label"`
	Help     *Words   `json:"help,omitempty"`
	Required bool     `json:"required"`
	Limit    int      `json:"limit,omitempty" doc:"Characters, or files"`
	Options  []Option `json:"options,omitempty"`
}

// Option is one choice; a contact reason may follow from it.
type Option struct {
	Value string `json:"value"`
	Label Words  `json:"label"`
}

// CitizenContact is an answered form.
type CitizenContact struct {
	Version     int             `json:"version"`
	Answers     json.RawMessage `json:"answers" doc:"Question id to text; choices by value"`
	Attachments []int64         `json:"attachments,omitempty" required:"false" maxItems:"5"`
}

// CitizenReceipt says what happens next (E-2), also to who sends twice.
type CitizenReceipt struct {
	Thread     string    `json:"thread" doc:"Number of the ticket"`
	ReceivedAt time.Time `json:"received_at"`
	AnswerBy   string    `json:"answer_by,omitempty" format:"date" doc:"The last day of the promise"`
	Alarm      bool      `json:"alarm" doc:"The text suggests an emergency: say 112 and 1177 (KP-7a)"`
	Promise    Words     `json:"promise"`
}

// CitizenThread is a row of the inbox.
type CitizenThread struct {
	Number   string    `json:"number"`
	Unit     string    `json:"unit"`
	Subject  string    `json:"subject"`
	Preview  string    `json:"preview"`
	LastAt   time.Time `json:"last_at"`
	Unread   bool      `json:"unread"`
	Question bool      `json:"question" doc:"The contact point waits for an answer"`
	Closed   bool      `json:"closed"`
}

// CitizenConversation is an opened thread.
type CitizenConversation struct {
	CitizenThread
	Messages []CitizenMessage `json:"messages" doc:"Oldest first"`
	CanWrite bool             `json:"can_write"`
}

// CitizenMessage is one text of a thread.
type CitizenMessage struct {
	ID          int64        `json:"id"`
	Mine        bool         `json:"mine"`
	From        string       `json:"from" doc:"The unit's name, with name and title of who wrote, or the citizen's"`
	At          time.Time    `json:"at"`
	Text        string       `json:"text"`
	Question    bool         `json:"question"`
	Unread      bool         `json:"unread" doc:"One of ours that had not been opened before now"`
	Attachments []Attachment `json:"attachments,omitempty"`
}

// CitizenReply is a further text of the citizen in a thread.
type CitizenReply struct {
	Text        string  `json:"text" maxLength:"4000"`
	Attachments []int64 `json:"attachments,omitempty" required:"false" maxItems:"5"`
}
