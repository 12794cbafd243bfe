import { useState, type KeyboardEvent } from "react";
import type { Schemas } from "../../../api/client";
import { useClose } from "../use-close";
import { noWay } from "./no-way";
import type { Write } from "./use-write";

/** Sending a text, alone or together with closing the ticket: Ctrl+Enter and Ctrl+Shift+Enter. */
export function useSending(
  ticket: Schemas["Ticket"],
  write: Write,
  /** Files are still on their way. */
  waits: boolean,
  onDone: (after: Schemas["Ticket"]) => void,
) {
  const closing = useClose(ticket);
  const [withClose, setWithClose] = useState(false);
  const canClose = write.kind === "replies" && ticket.can.close;
  const allowed = noWay(ticket, write.kind) === null;
  const ready = write.written.text.trim() !== "" && !waits && allowed;

  async function send() {
    if (!ready || (withClose && !closing.body)) return;
    const after = await write.send(withClose && closing.body ? closing.body : undefined);
    if (!after) return;
    if (withClose) closing.done();
    onDone(after);
  }

  function sendAndClose() {
    if (!canClose) return;
    if (withClose) void send();
    else setWithClose(true);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.shiftKey) sendAndClose();
    else void send();
  }

  return { closing, withClose, setWithClose, canClose, allowed, ready, send, onKeyDown };
}

export type Sending = ReturnType<typeof useSending>;
