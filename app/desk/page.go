package desk

// Page says which part of a timeline is asked for.
type Page struct {
	Cursor string // empty: from the beginning of the order
	Limit  int
	Newest bool // the newest first
}
