// Package authtest has what tests of package auth and of its stores share: the
// suite that every store must pass, and a store in memory that passes it.
package authtest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Event is an appended event without its instant and data.
type Event struct {
	SubjectType string
	SubjectID   int64
	Units       []int // sorted
	ActorKind   tickets.ActorKind
	ActorID     int
	Kind        tickets.Kind
}

// Memory keeps people and sessions in memory: it fills auth's Accounts,
// Sessions and UserStore.
type Memory struct {
	mu       sync.Mutex
	units    map[string]int
	queues   map[string]int
	people   []*person // by id - 1
	sessions map[auth.TokenHash]*session
	events   []Event
	reads    int
	touches  int
	fail     error
	onRead   func()
}

type person struct {
	auth.User
	hash     string
	failed   int
	locked   time.Time
	settings json.RawMessage
}

type session struct {
	user                  int
	created, seen, expire time.Time
}

// NewMemory makes an empty store with these units and queues by code.
func NewMemory(units, queues map[string]int) *Memory {
	return &Memory{units: units, queues: queues, sessions: make(map[auth.TokenHash]*session)}
}

// Reads is how many times a session was read, Touches how many times activity
// was written.
func (m *Memory) Reads() int { return locked(m, func() int { return m.reads }) }

// Touches is how many times activity was written.
func (m *Memory) Touches() int { return locked(m, func() int { return m.touches }) }

// Fail makes every call answer this error until it is nil again.
func (m *Memory) Fail(err error) { locked(m, func() bool { m.fail = err; return true }) }

// OnRead sets what runs in the middle of reading a session, after the row was
// looked up and before it is answered.
func (m *Memory) OnRead(f func()) { locked(m, func() bool { m.onRead = f; return true }) }

// Hash is a person's password hash as it is stored.
func (m *Memory) Hash(userID int) string {
	return locked(m, func() string { return m.people[userID-1].hash })
}

// Events lists what was appended.
func (m *Memory) Events() []Event { return locked(m, func() []Event { return slices.Clone(m.events) }) }

func locked[T any](m *Memory, f func() T) T {
	m.mu.Lock()
	defer m.mu.Unlock()
	return f()
}

// Account finds an account that is not disabled.
func (m *Memory) Account(_ context.Context, username string) (auth.Account, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, p := range m.people {
		if p.Username == username && !p.Disabled && m.fail == nil {
			return auth.Account{UserID: p.ID, Hash: p.hash, Demo: p.Demo, LockedUntil: p.locked}, true, nil
		}
	}
	return auth.Account{}, false, m.fail
}

// SignInFailed counts one failure.
func (m *Memory) SignInFailed(_ context.Context, userID int, at time.Time, rule auth.LockRule) (time.Time, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.people[userID-1]
	p.failed++
	p.locked = rule.Until(p.failed, at)
	return p.locked, m.fail
}

// Rehash replaces a hash unless it has been replaced.
func (m *Memory) Rehash(_ context.Context, userID int, from, to string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p := m.people[userID-1]; p.hash == from {
		p.hash = to
	}
	return m.fail
}

// SaveSettings keeps settings.
func (m *Memory) SaveSettings(_ context.Context, userID int, settings json.RawMessage) error {
	return m.change(userID, func(p *person) error { p.settings = settings; return nil })
}

// Open adds a session.
func (m *Memory) Open(_ context.Context, hash auth.TokenHash, userID int, at, expires time.Time) error {
	return m.change(userID, func(p *person) error {
		m.sessions[hash] = &session{user: userID, created: at, seen: at, expire: expires}
		p.failed, p.locked = 0, time.Time{}
		return nil
	})
}

// Read finds a session.
func (m *Memory) Read(_ context.Context, hash auth.TokenHash) (auth.Session, bool, error) {
	m.mu.Lock()
	m.reads++
	onRead, err := m.onRead, m.fail
	s, found := m.sessions[hash]
	var out auth.Session
	if found && !m.people[s.user-1].Disabled {
		out = m.row(s)
	} else {
		found = false
	}
	m.mu.Unlock()
	if onRead != nil {
		onRead()
	}
	return out, found && err == nil, err
}

func (m *Memory) row(s *session) auth.Session {
	p := m.people[s.user-1]
	out := auth.Session{Demo: p.Demo, CreatedAt: s.created, SeenAt: s.seen, ExpiresAt: s.expire, Person: auth.Person{
		UserID: p.ID, Username: p.Username, Name: p.Name, Title: p.Title, HSAID: p.HSAID, Profession: p.Profession,
		Licensed: p.Licensed, Prescriber: p.Prescriber, Settings: p.settings, Queues: []int{}, Roles: []auth.RoleAt{},
	}}
	for _, r := range p.Roles {
		out.Person.Roles = append(out.Person.Roles, auth.RoleAt{Role: r.Role, Unit: m.units[r.UnitCode], UnitCode: r.UnitCode,
			UnitHSAID: UnitHSAID(r.UnitCode), ProviderHSAID: ProviderHSAID})
	}
	slices.SortFunc(out.Person.Roles, func(a, b auth.RoleAt) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Role, b.Role))
	})
	for _, q := range p.Queues {
		out.Person.Queues = append(out.Person.Queues, m.queues[q])
	}
	slices.Sort(out.Person.Queues)
	return out
}

// Touch moves activity forward.
func (m *Memory) Touch(_ context.Context, hash auth.TokenHash, at time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.touches++
	if s := m.sessions[hash]; s != nil && s.seen.Before(at) {
		s.seen = at
	}
	return m.fail
}

// End removes one session.
func (m *Memory) End(_ context.Context, hash auth.TokenHash, _ time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if s := m.sessions[hash]; s != nil && m.fail == nil {
		m.sessionEnded(hash, tickets.ByUser, s.user)
	}
	return m.fail
}

// Sweep removes sessions that have ended by time.
func (m *Memory) Sweep(_ context.Context, at, idleSince time.Time) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var n int64
	for hash, s := range m.sessions {
		if !s.expire.After(at) || s.seen.Before(idleSince) {
			m.sessionEnded(hash, tickets.ByClock, 0)
			n++
		}
	}
	return n, m.fail
}

func (m *Memory) sessionEnded(hash auth.TokenHash, kind tickets.ActorKind, actor int) {
	s := m.sessions[hash]
	delete(m.sessions, hash)
	m.events = append(m.events, Event{SubjectType: "session", SubjectID: hash.Key(), Units: m.unitsOf(s.user),
		ActorKind: kind, ActorID: actor, Kind: tickets.SessionEnded})
}

// EndAll removes every session of a person.
func (m *Memory) EndAll(_ context.Context, userID int, by tickets.Actor, _ time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail == nil {
		m.endAll(userID, by)
	}
	return m.fail
}

func (m *Memory) endAll(userID int, by tickets.Actor) {
	before := len(m.sessions)
	maps.DeleteFunc(m.sessions, func(_ auth.TokenHash, s *session) bool { return s.user == userID })
	if len(m.sessions) < before {
		m.userEvent(tickets.SessionEnded, userID, by, nil)
	}
}

func (m *Memory) userEvent(kind tickets.Kind, userID int, by tickets.Actor, units []int) {
	units = append(units, m.unitsOf(userID)...)
	slices.Sort(units)
	m.events = append(m.events, Event{SubjectType: "user", SubjectID: int64(userID), Units: slices.Compact(units),
		ActorKind: by.Kind, ActorID: by.ID, Kind: kind})
}

func (m *Memory) unitsOf(userID int) []int {
	var units []int
	for _, r := range m.people[userID-1].Roles {
		units = append(units, m.units[r.UnitCode])
	}
	slices.Sort(units)
	return slices.Compact(units)
}

func (m *Memory) change(userID int, f func(*person) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return m.fail
	}
	if userID < 1 || userID > len(m.people) {
		return auth.ErrUnknownUser
	}
	return f(m.people[userID-1])
}

func (m *Memory) checkCodes(roles []auth.RoleIn, queues []string) error {
	var faults []problem.Field
	for i, r := range roles {
		if m.units[r.UnitCode] == 0 {
			faults = append(faults, problem.Field{Path: fmt.Sprintf("roles[%d].unit", i), Slug: "unknown-unit"})
		}
	}
	for i, q := range queues {
		if m.queues[q] == 0 {
			faults = append(faults, problem.Field{Path: fmt.Sprintf("queues[%d]", i), Slug: "unknown-queue"})
		}
	}
	if len(faults) > 0 {
		return problem.OfFields(faults)
	}
	return nil
}
