package live

import "context"

// enter counts a socket in; false where the hub is stopping.
func (h *Hub) enter(s *socket) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.stopping {
		return false
	}
	h.open[s] = struct{}{}
	h.perSession[s.viewer.Session]++
	return true
}

// leave counts a socket out.
func (h *Hub) leave(s *socket) {
	go h.do(func() { delete(h.sockets, s) }) // Run may be waiting for the database
	h.onlookers.leave(s)
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.open, s)
	if h.perSession[s.viewer.Session]--; h.perSession[s.viewer.Session] == 0 {
		delete(h.perSession, s.viewer.Session)
	}
	if h.stopping && len(h.open) == 0 {
		close(h.emptied)
	}
}

// stop refuses new sockets from now on and gives those that are open.
func (h *Hub) stop() []*socket {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.stopping {
		h.stopping = true
		if len(h.open) == 0 {
			close(h.emptied)
		}
	}
	sockets := make([]*socket, 0, len(h.open))
	for s := range h.open {
		sockets = append(sockets, s)
	}
	return sockets
}

// Shutdown refuses new sockets, tells those that are open 'stopping', and
// returns when all are closed. When the context ends they are cut, and it gives
// the context's error. fiber's own shutdown knows nothing of sockets: call this
// first.
func (h *Hub) Shutdown(ctx context.Context) error {
	for _, s := range h.stop() {
		s.end(stopping)
	}
	select {
	case <-h.emptied:
		return nil
	case <-ctx.Done():
	}
	for _, s := range h.stop() {
		s.cut()
	}
	<-h.emptied
	return ctx.Err()
}
