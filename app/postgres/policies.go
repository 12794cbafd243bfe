package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"kontaktpunkten/tickets/workday"
)

// Policies reads what a region or a unit has set for itself (CG-17). A unit's
// own value counts before everybody's, however old; of several the one with the
// newest day that has come. What is set from a later day on does not count yet.
type Policies struct{ tx *gorm.DB }

// Policies reads outside transactions.
func (db *DB) Policies() Policies { return Policies{tx: db.gorm} }

// Int reads a whole number that counts on a day; unit 0 asks for everybody's.
// ok is false where nothing is set.
func (p Policies) Int(ctx context.Context, key string, unit int, on workday.Date) (value int, ok bool, err error) {
	ok, err = p.read(ctx, key, unit, on, &value)
	return value, ok, err
}

// read decodes the value that counts into what the caller takes; a value of
// another type is an error that names its key.
func (p Policies) read(ctx context.Context, key string, unit int, on workday.Date, into any) (ok bool, err error) {
	var values []string
	err = p.tx.WithContext(ctx).Raw(`select value::text from policies where key = ? and (unit_id = ? or unit_id is null) and valid_from_on <= ?::date
		order by unit_id is null, valid_from_on desc limit 1`, key, unit, on.String()).Scan(&values).Error
	if err == nil && len(values) == 1 {
		ok, err = true, json.Unmarshal([]byte(values[0]), into)
	}
	if err != nil {
		return false, fmt.Errorf("policy %s: %w", key, err)
	}
	return ok, nil
}
