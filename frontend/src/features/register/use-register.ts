import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas } from "../../api/client";
import { useActions, useDirectory, useMe, useReasons } from "../../api/queries";
import { nameOf } from "../../i18n/i18n";
import { serverNow } from "../../ui/clock";
import { useDraft } from "../../ui/draft/use-draft";
import { emptyForm, isTouched, nextNote, sameCall, type End, type RegisterForm } from "./form";
import { foundBy } from "./found";
import { rememberedSystem, rememberSystem } from "./journal-system";
import { readLookup } from "./lookup";
import { withoutMended } from "./mend";
import { nextStop, type Stop } from "./path";
import { lacks as lacksOf, type Sending } from "./payload";
import { alarmsOf, duplicates, endOf, findReason, quickReason, type Desk } from "./suggest";
import { usePatientSearch } from "./use-patient-search";
import { useSend } from "./use-send";
import { useStops } from "./use-stops";

/** A contact that is registered, and the form it was made of: the same patient may have another matter. */
export interface Done {
  ticket: Schemas["Ticket"];
  form: RegisterForm;
}

/** What comes after a contact is registered. */
export type Then = "done" | "same-call" | "next-note";

/** The whole form: what is typed, what is known, what lacks, and the ways on. */
export function useRegister() {
  const { t } = useTranslation("register");
  const me = useMe();
  const draft = useDraft<RegisterForm>("register", emptyForm);
  const form = useMemo(() => ({ ...emptyForm, ...draft.value }), [draft.value]);
  const desk = useDesk();
  const stops = useStops();
  const [opened, setOpened] = useState(nowText);
  const [tried, setTried] = useState(false);
  const [cleared, setCleared] = useState<RegisterForm | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [latest, setLatest] = useState<Schemas["Ticket"][]>([]);
  const send = useSend();

  const lookup = readLookup(form.lookup, form.asPhone);
  const search = usePatientSearch(form.nobody ? null : lookup);
  const found = search.isError
    ? ({ state: "failed", error: search.error } as const)
    : foundBy(form, lookup, search.data);
  const reason = findReason(desk, form.reason);
  const sending: Sending = {
    desk,
    reasonName: reason ? nameOf(reason) : "",
    now: new Date(serverNow()),
    me: me.name,
  };
  const earlier = found.state === "known" ? found.hit.earlier : [];
  const same = duplicates(earlier, form.reason, form.notSameAs, sending.now);
  const missing = tried ? lacksOf(form, sending) : [];

  function set(patch: Partial<RegisterForm>) {
    setCleared(null);
    send.setErrors((errors) => withoutMended(errors, patch));
    draft.set((before) => ({
      ...emptyForm,
      ...before,
      startedAt: before.startedAt ?? opened,
      ...patch,
    }));
  }

  function advance(from: Stop, patch: Partial<RegisterForm> = {}) {
    stops.focus(nextStop({ ...form, ...patch }, { newPatient: found.state === "new" }, from));
  }

  /** The question concerns nobody: the plain reason is there, only the text is left to write. */
  function nobody() {
    set({ nobody: true, picked: null, reason: form.reason ?? quickReason(desk) });
    stops.focus("text");
  }

  async function commit(
    end: End = endOf(form, desk),
    then: Then = form.paper ? "next-note" : "done",
  ) {
    const sent = { ...form, end };
    const lack = lacksOf(sent, sending)[0];
    if (form.end !== end && (lack || form.end !== null)) set({ end });
    if (lack) {
      setTried(true);
      return stops.focus(lack.stop);
    }
    const result = await send.send(sent, sending);
    if (!result.ticket) return result.stop ? stops.focus(result.stop) : undefined;
    const ticket = result.ticket;
    if (ticket.action?.journalled) rememberSystem(ticket.action.journalled.system);
    setTried(false);
    setLatest((before) => [ticket, ...before]);
    if (then === "done") {
      draft.clear();
      return setDone({ ticket, form: sent });
    }
    draft.set(then === "same-call" ? sameCall(sent) : nextNote(sent));
    stops.focus(then === "same-call" ? "reason" : "when");
  }

  function restart(from: RegisterForm = emptyForm) {
    setDone(null);
    setTried(false);
    send.reset();
    setOpened(nowText());
    if (from === emptyForm) draft.clear();
    else draft.set(from);
  }

  function clear() {
    if (isTouched(form)) setCleared(form);
    restart();
    stops.focus("who");
  }

  function undoClear() {
    if (cleared) draft.set(cleared);
    setCleared(null);
    stops.focus("who");
  }

  function errorAt(stop: Stop): string | undefined {
    const lack = missing.find((candidate) => candidate.stop === stop);
    return lack ? t(`problem.${lack.slug}`) : send.wordsAt(stop);
  }

  useEffect(() => stops.focus(form.paper ? "when" : "who"), []); // eslint-disable-line react-hooks/exhaustive-deps -- once, on opening

  return {
    form,
    set,
    desk,
    me,
    sending,
    reason,
    end: endOf(form, desk),
    lookup,
    found,
    same,
    alarms: alarmsOf(form, desk),
    draftState: draft.state,
    startedAt: form.startedAt ?? opened,
    touched: isTouched(form),
    cleared: cleared !== null,
    saving: send.saving,
    failure: send.failure,
    done,
    latest,
    bind: stops.bind,
    focus: stops.focus,
    advance,
    nobody,
    commit,
    restart,
    clear,
    undoClear,
    errorAt,
  };
}

export type Register = ReturnType<typeof useRegister>;

function nowText(): string {
  return new Date(serverNow()).toISOString();
}

/** The catalogues, empty until they have come. */
function useDesk(): Desk {
  const me = useMe();
  const reasons = useReasons();
  const actions = useActions();
  const directory = useDirectory();
  return useMemo(
    () => ({
      reasons: reasons ?? [],
      actions: actions ?? [],
      escalationReasons: directory?.escalation_reasons ?? [],
      alarmWords: directory?.alarm_words ?? [],
      licensed: me.licensed,
      journalSystem: rememberedSystem(),
    }),
    [reasons, actions, directory, me.licensed],
  );
}
