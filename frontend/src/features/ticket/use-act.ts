import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { api, call, newIntent, ProblemError, withIntent, type Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { useApplyTicket } from "../../live/live";
import { tellOwnAct, useOwnActs } from "./own-acts";
import { whatHappened } from "./what-happened";

type Ticket = Schemas["Ticket"];
type Without<T> = Omit<T, "version">;

/** What each verb sends besides the version. */
export interface Bodies {
  take: Record<never, never>;
  "hand-over": Without<Schemas["HandOver"]>;
  notes: Without<Schemas["Note"]>;
  "alarm-choice": Without<Schemas["ChooseAlarm"]>;
  escalate: Without<Schemas["Escalate"]>;
  return: Without<Schemas["Return"]>;
  watch: Without<Schemas["WatchBody"]>;
  wait: Without<Schemas["Wait"]>;
  resume: Record<never, never>;
  close: Without<Schemas["Close"]>;
  reopen: Without<Schemas["Reopen"]>;
  "correct-patient": Without<Schemas["CorrectPatient"]>;
  edit: Without<Schemas["Edit"]>;
  replies: Without<Schemas["Reply"]>;
  questions: Without<Schemas["Request"]>;
  links: Without<Schemas["LinkBody"]>;
  merge: Without<Schemas["MergeBody"]>;
  unmerge: Record<never, never>;
}

export type Verb = keyof Bodies;

const together = new Set<Verb>(["links", "merge", "unmerge"]);

interface Intent {
  text: string;
  key: string;
}

/** A notice must have been on the screen this long before a press means "anyway". */
const timeToSee = 600;

/**
 * One act on a ticket, from when it is begun until it is done. It remembers the
 * ticket that the person saw when beginning; when somebody else was first, what
 * happened is shown, everything typed stays, and the next press sends it on the
 * new version. An act that is one press (take) begins with the press.
 */
export function useAct(ticket: Ticket, verb: Verb, begun = true) {
  const client = useQueryClient();
  const applyTicket = useApplyTicket();
  const [since, setSince] = useState<Ticket | null>(begun ? ticket : null);
  const [conflict, setConflict] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const intent = useRef<Intent | null>(null);
  const noticedAt = useRef(0);
  if (begun && !since) setSince(ticket);
  if (!begun && since && !sending && !conflict) setSince(null);

  const happened = useMemo(
    () => (sending || !since ? [] : whatHappened(since, ticket)),
    [sending, since, ticket],
  );
  const stale = happened.length > 0;
  useOwnActs(ticket.number, (before, after) =>
    setSince((seen) => (seen && seen.version === before.version ? after : seen)),
  );
  useEffect(() => {
    noticedAt.current = stale ? Date.now() : 0;
  }, [stale, ticket.version]);

  async function run<V extends Verb>(body: Bodies[V]): Promise<Ticket | null> {
    if (sending || (stale && Date.now() - noticedAt.current < timeToSee)) return null;
    const wanted = { ...body, version: ticket.version };
    const text = `${verb} ${JSON.stringify(wanted)}`;
    if (intent.current?.text !== text) intent.current = { text, key: newIntent() };
    setSending(true);
    setError(null);
    setSince((before) => before ?? ticket);
    try {
      const after = await send(ticket.number, verb, wanted, intent.current.key);
      intent.current = null;
      tellOwnAct(ticket, after);
      applyTicket(after);
      // What it belongs with is told when a ticket is opened, and not in a verb's answer.
      if (together.has(verb)) void client.invalidateQueries({ queryKey: ["ticket"] });
      setConflict(false);
      setSince(begun ? after : null);
      return after;
    } catch (failure) {
      const current = failure instanceof ProblemError ? failure.problem.ticket : undefined;
      setConflict(Boolean(current));
      if (current)
        client.setQueryData<Ticket>(keys.ticket(ticket.number), (shown) => newest(shown, current));
      else setError(failure);
      return null;
    } finally {
      setSending(false);
    }
  }

  return { verb, run, sending, error, happened, since };
}

export type Act = ReturnType<typeof useAct>;

function newest(shown: Ticket | undefined, current: Ticket): Ticket {
  if (shown && shown.version > current.version) return shown;
  return { ...current, routing: current.routing ?? shown?.routing };
}

function send(number: string, verb: Verb, body: object, key: string): Promise<Ticket> {
  const to = { params: { path: { number } }, headers: withIntent(key) };
  if (verb === "edit")
    return call(api.PATCH("/api/v1/tickets/{number}", { ...to, body: body as Schemas["Edit"] }));
  const path = `/api/v1/tickets/{number}/${verb}` as "/api/v1/tickets/{number}/notes";
  return call(api.POST(path, { ...to, body: body as Schemas["Note"] }));
}
