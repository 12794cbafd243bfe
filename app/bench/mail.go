package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/emersion/go-smtp"
)

// beside is how many mails a second come in while others register.
const beside = 20

// each is how many mails one sender writes: the first of them has a receipt,
// which leaves while the next ones come in.
const each = 5

// mailer is one connection that hands mails over.
type mailer struct {
	*smtp.Client
	name string
	sent int
}

func (b *bench) mailer(name string) (*mailer, error) {
	c, err := smtp.Dial(b.mail)
	if err != nil {
		return nil, err
	}
	return &mailer{Client: c, name: name}, c.Hello("bench.example.org")
}

// send hands over one mail that asks for something, and has its 250.
func (m *mailer) send() error {
	m.sent++
	from, id := fmt.Sprintf("%s-%d@example.org", m.name, m.sent/each), fmt.Sprintf("%s-%d@example.org", m.name, m.sent)
	if err := m.Mail(from, nil); err != nil {
		return err
	}
	if err := m.Rcpt("kontaktpunkten@example.se", nil); err != nil {
		return err
	}
	w, err := m.Data()
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, "From: Eva Lind <"+from+">\r\nTo: kontaktpunkten@example.se\r\nSubject: Undrar om min tid\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\nMessage-ID: <"+id+">\r\n"+
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"+
		"Hej!\r\n\r\nJag undrar om min tid och om remissen har kommit fram till mottagningen. Jag vill helst ha en tid på förmiddagen.\r\n\r\nMed vänlig hälsning\r\nEva Lind\r\n")
	return errors.Join(err, w.Close())
}

// between measures registering by as many clients before and after something
// else, and gives the something's row with its ratio to the mean of the two: a
// machine has quicker and slower minutes.
func (b *bench) between(ctx context.Context, name string, n int, measure func() (sample, error)) ([]Row, error) {
	before, err := b.registering(ctx, n, name+"-before")
	if err != nil {
		return nil, err
	}
	s, err := measure()
	if err != nil {
		return nil, err
	}
	after, err := b.registering(ctx, n, name+"-after")
	if err != nil {
		return nil, err
	}
	return []Row{s.row(name, n, (before.perSecond+after.perSecond)/2)}, nil
}

// mailIn hands mails over on sixteen connections until each is a ticket. Its
// ratio is to registering by as many clients in the same run.
func (b *bench) mailIn(ctx context.Context) ([]Row, error) {
	const n = 16
	return b.between(ctx, "mail_in", n, func() (sample, error) { return b.handOver(ctx, n) })
}

func (b *bench) handOver(ctx context.Context, n int) (_ sample, err error) {
	all := make([]*mailer, n)
	for i := range all {
		if all[i], err = b.mailer(fmt.Sprint("in-", i)); err != nil {
			return sample{}, err
		}
	}
	s, err := b.loop(ctx, n, func(c, _ int) error { return all[c].send() })
	for _, m := range all {
		err = errors.Join(err, m.Quit())
	}
	return s, err
}

// registerBesideMail registers while mails come in at a steady pace. Its ratio
// is to registering alone in the same run.
func (b *bench) registerBesideMail(ctx context.Context) ([]Row, error) {
	const n = 16
	return b.between(ctx, "register_beside_mail", n, func() (sample, error) { return b.besideMail(ctx, n) })
}

func (b *bench) besideMail(ctx context.Context, n int) (sample, error) {
	mails, err := b.mailer("beside")
	if err != nil {
		return sample{}, err
	}
	pacing, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- mails.pace(pacing) }()
	s, err := b.registering(ctx, n, "beside")
	stop()
	return s, errors.Join(err, <-done, mails.Quit())
}

// pace sends at a steady rate until the context ends.
func (m *mailer) pace(ctx context.Context) error {
	tick := time.NewTicker(time.Second / beside)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
			if err := m.send(); err != nil {
				return err
			}
		}
	}
}
