package wire

import "time"

// Text is something that staff have at hand: a template to answer with (E-3),
// or an article (patient information, frequent question, routine; KP-9).
type Text struct {
	Key         string    `json:"key"`
	VersionID   int       `json:"version_id" doc:"What a reply that began with it refers to"`
	Version     int       `json:"version"`
	Kind        string    `json:"kind" enum:"template,information,faq,routine"`
	Unit        string    `json:"unit,omitempty" doc:"Empty: everybody's"`
	Language    string    `json:"language" enum:"sv,en"`
	Title       string    `json:"title"`
	Body        string    `json:"body" doc:"Plain text with {fields}; left out of search results beyond its first lines"`
	Reasons     []string  `json:"reasons" doc:"Contact reasons that it suits"`
	Public      bool      `json:"public" doc:"Citizens may read it; it can be sent as a link"`
	Link        string    `json:"link,omitempty"`
	Retired     bool      `json:"retired,omitempty"`
	ReviewOn    string    `json:"review_on,omitempty" format:"date"`
	ReviewLate  bool      `json:"review_late,omitempty"`
	PublishedAt time.Time `json:"published_at"`
	PublishedBy *Person   `json:"published_by"`
}

// PublishText is another version of a text.
type PublishText struct {
	After    int      `json:"after" minimum:"0" doc:"The version that was edited; 0: a new text"`
	Kind     string   `json:"kind" enum:"template,information,faq,routine"`
	Unit     string   `json:"unit,omitempty" required:"false" maxLength:"60"`
	Language string   `json:"language" enum:"sv,en"`
	Title    string   `json:"title" maxLength:"120"`
	Body     string   `json:"body" maxLength:"20000"`
	Reasons  []string `json:"reasons" maxItems:"20"`
	Public   bool     `json:"public"`
	Retired  bool     `json:"retired,omitempty" required:"false"`
	ReviewOn string   `json:"review_on,omitempty" required:"false" format:"date"`
}

// FilledText is a template with its fields filled in from a ticket. Fields that
// nobody could fill are left as they stand and named.
type FilledText struct {
	VersionID int      `json:"version_id"`
	Text      string   `json:"text"`
	Missing   []string `json:"missing"`
}
