package authtest

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets"
)

// ProviderHSAID is the care provider of every unit of the suite.
const ProviderHSAID = "SE5565594230-PROV"

// UnitHSAID is the HSA-id that the suite's units have.
func UnitHSAID(code string) string { return "SE5565594230-" + strings.ToUpper(code) }

// Insert adds a person.
func (m *Memory) Insert(_ context.Context, by tickets.Actor, u auth.NewUser, hash string, _ time.Time) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return 0, m.fail
	}
	for _, p := range m.people {
		if p.Username == u.Username {
			return 0, auth.ErrUsernameTaken
		}
	}
	if err := m.checkCodes(u.Roles, u.Queues); err != nil {
		return 0, err
	}
	p := &person{hash: hash, settings: []byte("{}"), User: auth.User{
		ID: len(m.people) + 1, Username: u.Username, Name: u.Name, Title: u.Title, HSAID: u.HSAID,
		Profession: u.Profession, Licensed: u.Licensed, Prescriber: u.Prescriber, Demo: u.Demo,
	}}
	m.people = append(m.people, p)
	m.grant(p, u.Roles, u.Queues)
	m.userEvent(tickets.RightsChanged, p.ID, by, nil)
	return p.ID, nil
}

func (m *Memory) grant(p *person, roles []auth.RoleIn, queues []string) {
	p.Roles = append([]auth.RoleIn{}, roles...)
	slices.SortFunc(p.Roles, func(a, b auth.RoleIn) int {
		return cmp.Or(cmp.Compare(a.UnitCode, b.UnitCode), cmp.Compare(a.Role, b.Role))
	})
	p.Roles = slices.Compact(p.Roles)
	p.Queues = append([]string{}, queues...)
	slices.Sort(p.Queues)
	p.Queues = slices.Compact(p.Queues)
}

// List gives all people by user name, or only the one named.
func (m *Memory) List(_ context.Context, username string) ([]auth.User, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []auth.User
	for _, p := range m.people {
		if username == "" || p.Username == username {
			list = append(list, p.User)
		}
	}
	slices.SortFunc(list, func(a, b auth.User) int { return cmp.Compare(a.Username, b.Username) })
	return list, m.fail
}

// SetPassword replaces the hash and ends all sessions.
func (m *Memory) SetPassword(_ context.Context, by tickets.Actor, userID int, hash string, _ time.Time) error {
	return m.change(userID, func(p *person) error {
		p.hash, p.failed, p.locked = hash, 0, time.Time{}
		m.endAll(userID, by)
		return nil
	})
}

// SetRoles replaces roles and queues.
func (m *Memory) SetRoles(_ context.Context, by tickets.Actor, userID int, roles []auth.RoleIn, queues []string, _ time.Time) error {
	return m.change(userID, func(p *person) error {
		if err := m.checkCodes(roles, queues); err != nil {
			return err
		}
		before := m.unitsOf(userID)
		m.grant(p, roles, queues)
		m.userEvent(tickets.RightsChanged, userID, by, before)
		return nil
	})
}

// Disable closes the account and ends all its sessions.
func (m *Memory) Disable(_ context.Context, by tickets.Actor, userID int, _ time.Time) error {
	return m.change(userID, func(p *person) error {
		p.Disabled = true
		m.endAll(userID, by)
		m.userEvent(tickets.RightsChanged, userID, by, nil)
		return nil
	})
}
