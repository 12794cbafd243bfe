package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/smtp"
	"os"
	"sync"
	"testing"
	"time"

	"kontaktpunkten/app/seed"
)

// holder is a line between a sender and the desk that holds back what the desk
// says once the whole mail has gone through.
type holder struct {
	desk   string
	listen net.Listener
	lines  sync.WaitGroup
}

// hold begins to pass lines on, until the test ends.
func hold(t *testing.T, desk string) *holder {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h := &holder{desk: desk, listen: l}
	h.lines.Go(func() {
		for {
			sender, err := l.Accept()
			if err != nil {
				return
			}
			h.lines.Go(func() { h.pass(sender) })
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		h.lines.Wait()
	})
	return h
}

// pass joins the two ends until either is gone; the sender's goes with the desk's.
func (h *holder) pass(sender net.Conn) {
	defer func() { _ = sender.Close() }()
	desk, err := net.Dial("tcp", h.desk)
	if err != nil {
		return
	}
	defer func() { _ = desk.Close() }()
	var held sync.Once
	ended := make(chan struct{})
	go func() {
		defer held.Do(func() { close(ended) })
		var tail []byte
		buffer := make([]byte, 4096)
		for {
			n, err := sender.Read(buffer)
			if tail = append(tail, buffer[:n]...); bytes.Contains(tail, []byte("\r\n.\r\n")) {
				held.Do(func() { close(ended) }) // before the desk can answer
			}
			if _, failed := desk.Write(buffer[:n]); err != nil || failed != nil {
				return
			}
		}
	}()
	buffer := make([]byte, 4096)
	for {
		n, err := desk.Read(buffer)
		if err != nil {
			return
		}
		select {
		case <-ended:
			_, _ = io.Copy(io.Discard, desk) // the 250 never arrives
			return
		default:
		}
		if _, err := sender.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// The program is killed after a mail is kept and before its sender knows: the
// sender tries again, and there is one ticket.
func TestKilledBeforeTheAnswerToAMail(t *testing.T) {
	k := build(t)
	k.mail = freeAddress(t)
	k.start()
	defer func() {
		_ = k.process.Process.Signal(os.Interrupt)
		if err := k.process.Wait(); err != nil {
			t.Errorf("a graceful stop: %v", err)
		}
	}()
	if status, answer, err := k.ask(t.Context(), "POST", "/api/v1/session", map[string]string{"username": "chef", "password": seed.Password}); err != nil || status != http.StatusOK {
		t.Fatalf("%v %d %s", err, status, answer)
	}
	const subject = "Undrar om min tid"
	text := []byte("From: Eva Lind <eva@example.org>\r\nTo: kontaktpunkten@example.se\r\nSubject: " + subject + "\r\nMessage-ID: <1@example.org>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\n\r\nHej\r\n")
	send := func(address string) error {
		return smtp.SendMail(address, nil, "eva@example.org", []string{"kontaktpunkten@example.se"}, text)
	}
	between := hold(t, k.mail)
	sent := make(chan error, 1)
	go func() { sent <- send(between.listen.Addr().String()) }()
	first := k.mails(subject)
	if err := k.process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = k.process.Wait()
	if err := <-sent; err == nil {
		t.Fatal("the sender has its 250, which was to be held")
	}
	k.start()
	if err := send(k.mail); err != nil {
		t.Fatalf("the retry: %v", err)
	}
	again := k.mails(subject)
	if again.Ticket == "" || again.Ticket != first.Ticket || again.Copies != 2 || again.Outcome != "new" {
		t.Errorf("first %+v, after the retry %+v", first, again)
	}
}

// kept is a mail as the list shows it.
type kept struct {
	Subject, Outcome, Ticket string
	Copies                   int
}

// mails waits until the list shows the one mail with a subject.
func (k *killed) mails(subject string) (found kept) {
	k.t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	late := time.After(30 * time.Second)
	for {
		var list struct{ Items []kept }
		status, answer, err := k.ask(k.t.Context(), "GET", "/api/v1/mail", nil)
		if err != nil || status != http.StatusOK || json.Unmarshal(answer, &list) != nil {
			k.t.Fatalf("%v %d %s", err, status, answer)
		}
		n := 0
		for _, m := range list.Items {
			if m.Subject == subject {
				n, found = n+1, m
			}
		}
		if n > 1 {
			k.t.Fatalf("%d mails of one: %s", n, answer)
		}
		if n == 1 {
			return found
		}
		select {
		case <-tick.C:
		case <-late:
			k.t.Fatal("the mail is not there")
		}
	}
}
