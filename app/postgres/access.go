package postgres

import (
	"context"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
)

// accessColumns are the columns that accessArgs fills, in order; what follows
// them differs by statement: ticket_id, resource_unit_ids, patient_ids.
const accessColumns = `at, activity, args, purpose, user_id, user_hsa_id, user_name, user_title, assignment, provider_hsa_id, unit_hsa_id, resource, why, request_id`

const accessMarks = `?::timestamptz, ?, ?, ?, ?::int, ?, ?, ?, ?, ?, ?, ?, ?, ?`

// accessArgs are who reads or changes, what, and why (P-8).
func accessArgs(ctx context.Context, p *auth.Principal, at time.Time, activity, args, resource, why string) []any {
	purpose := "care"
	switch activity {
	case "log":
		purpose = "audit"
	case "statistics":
		purpose = "administration"
	}
	role := p.MainRole()
	return []any{at, activity, args, purpose, p.UserID, p.HSAID, p.Name, p.Title, role.Role, p.ProviderHSAID, role.UnitHSAID, resource, why, desk.RequestID(ctx)}
}
