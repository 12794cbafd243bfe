package seed

import (
	"context"
	"fmt"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

// seededText is a text at hand as its file has it.
type seededText struct {
	Key      string    `json:"key"`
	Unit     string    `json:"unit"` // its code; "" is everybody's
	Language string    `json:"language"`
	Text     desk.Text `json:"text"`
	// ReviewInDays is when an article is to be looked through, counted from the
	// day that it is laid in; some are late (KP-9).
	ReviewInDays *int `json:"review_in_days"`
}

// AddTexts publishes the templates and articles of the demonstration (E-3, KP-9)
// that are not there yet.
func AddTexts(ctx context.Context, db *postgres.DB, at time.Time) error {
	return texts(ctx, db, "texts-demo", at)
}

// texts publishes the first version of each text of a file whose unit is there
// and that has none. A text that people have published is theirs.
func texts(ctx context.Context, db *postgres.DB, file string, at time.Time) error {
	d, store := db.Book().Directory(), postgres.NewTexts(db)
	for _, s := range read[[]seededText](file) {
		series := desk.TextSeries{Key: s.Key, Language: s.Language}
		if s.Unit != "" {
			u := d.UnitByCode(s.Unit)
			if u == nil {
				continue
			}
			series.Unit = u.ID
		}
		if _, err := store.Read(ctx, series, 0); err == nil {
			continue
		} else if p := problem.As(err); p == nil || p.Kind != problem.NotFound {
			return fmt.Errorf("seed text: %w", err)
		}
		_, err := store.Publish(ctx, tickets.Actor{Kind: tickets.BySystem}, series, 0, s.dated(at))
		if p := problem.As(err); err != nil && (p == nil || p.Kind != problem.Conflict) { // another replica was first
			return fmt.Errorf("seed text %s: %w", s.Key, err)
		}
	}
	return nil
}

func (s *seededText) dated(at time.Time) desk.Text {
	t := s.Text
	if s.ReviewInDays != nil {
		t.ReviewOn = workday.DateOf(at.AddDate(0, 0, *s.ReviewInDays)).String()
	}
	return t
}
