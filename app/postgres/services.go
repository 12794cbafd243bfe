package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"kontaktpunkten/app/service"
	"kontaktpunkten/tickets/problem"
)

// CurrentForms are the newest versions of the forms that units offer (E-1), by
// unit and key.
func (db *DB) CurrentForms(ctx context.Context) ([]service.Version, error) {
	return db.forms(ctx, `select distinct on (unit_id, key) id, key, unit_id, version, questions::text from service_versions order by unit_id, key, version desc`)
}

// Form is one version as it was published, the newest or not: who began to
// answer it may end. Conflict with slug form-version-gone where there is none.
func (db *DB) Form(ctx context.Context, id int) (*service.Version, error) {
	found, err := db.forms(ctx, `select id, key, unit_id, version, questions::text from service_versions where id = ?`, id)
	if err == nil && len(found) == 0 {
		err = problem.New(problem.Conflict, "form-version-gone")
	}
	if err != nil {
		return nil, err
	}
	return &found[0], nil
}

func (db *DB) forms(ctx context.Context, query string, args ...any) ([]service.Version, error) {
	rows, err := db.Gorm(ctx).Raw(query, args...).Rows()
	if err != nil {
		return nil, fmt.Errorf("read forms: %w", err)
	}
	defer rows.Close()
	var all []service.Version
	for rows.Next() {
		v, err := scanForm(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

func scanForm(rows *sql.Rows) (v service.Version, err error) {
	var questions string
	if err = rows.Scan(&v.ID, &v.Key, &v.Unit, &v.Number, &questions); err != nil {
		return v, fmt.Errorf("read forms: %w", err)
	}
	v.Form, err = service.Read([]byte(questions))
	return v, err
}
