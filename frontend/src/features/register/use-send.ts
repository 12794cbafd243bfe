import { useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { api, call, newIntent, ProblemError, withIntent, type Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { fieldWords } from "../../ui/problem-words";
import type { RegisterForm } from "./form";
import { errorsByStop, type FieldErrors } from "./mend";
import type { Stop } from "./path";
import { toRegister, type Sending } from "./payload";

type Result = { ticket: Schemas["Ticket"]; stop?: undefined } | { ticket?: undefined; stop?: Stop };

/** One thing that the person meant to do: its form, the body made of it, and its key. */
interface Intent {
  form: string;
  body: Schemas["Register"];
  key: string;
}

/**
 * Sends the form once per intent: the same form sent again after a lost answer
 * is the very same body with the same key, so that it never becomes two
 * tickets; a changed form is a new intent.
 */
export function useSend() {
  const client = useQueryClient();
  const intent = useRef<Intent | null>(null);
  const busy = useRef(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [errors, setErrors] = useState<FieldErrors>({});

  function intend(form: RegisterForm, sending: Sending): Intent {
    const written = JSON.stringify(form);
    if (intent.current?.form === written) return intent.current;
    return { form: written, body: toRegister(form, sending), key: newIntent() };
  }

  async function send(form: RegisterForm, sending: Sending): Promise<Result> {
    if (busy.current) return {};
    busy.current = true;
    setSaving(true);
    const { body, key } = (intent.current = intend(form, sending));
    try {
      const ticket = await call(api.POST("/api/v1/tickets", { headers: withIntent(key), body }));
      intent.current = null;
      reset();
      client.setQueryData(keys.ticket(ticket.number), ticket);
      // The patient now has one ticket more, also for the next matter of the same call.
      void client.invalidateQueries({ queryKey: ["register", "patient"] });
      return { ticket };
    } catch (error) {
      setFailure(error);
      const found = error instanceof ProblemError ? errorsByStop(error.problem) : {};
      setErrors(found);
      return { stop: Object.keys(found)[0] as Stop | undefined };
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }

  function reset() {
    setFailure(null);
    setErrors({});
  }

  function wordsAt(stop: Stop): string | undefined {
    const field = errors[stop];
    return field && fieldWords(field.slug, field.field);
  }

  return { send, saving, failure, reset, setErrors, wordsAt };
}
