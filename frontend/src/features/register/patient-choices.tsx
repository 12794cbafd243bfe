import { IconPhoneIncoming, IconUser } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { ProtectedMark } from "../../ui/protected-mark";
import { TimeAgo } from "../../ui/time-ago";
import type { Lookup } from "./lookup";
import { useForm } from "./register-context";
import styles from "./register.module.css";

interface Props {
  hits: Schemas["PatientHit"][];
  callers: Schemas["Caller"][];
  way: Lookup["way"];
}

/** What a phone number or a name found. Nothing is chosen until somebody has said who it is. */
export function PatientChoices({ hits, callers, way }: Props) {
  const { t } = useTranslation("register");
  const { form, set, bind, advance, focus } = useForm();

  function choose(hit: Schemas["PatientHit"]) {
    const picked = {
      id: hit.id,
      identity_number: hit.identity_number,
      name: hit.name,
      protected: hit.protected,
    };
    const patch = { picked, ...(way === "phone" && { phone: form.phone || form.lookup.trim() }) };
    set(patch);
    advance("who", patch);
  }

  /** The caller is known, the patient is not: who it concerns must still be asked. */
  function isCalling(caller: Schemas["Caller"]) {
    set({
      kind: caller.kind === "patient" ? "other" : (caller.kind as Schemas["Customer"]["kind"]),
      callerName: caller.name,
      relation: caller.relation ?? "",
      phone: form.lookup.trim(),
      lookup: "",
      asPhone: false,
    });
    focus("who");
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step];
    if (next) next.focus();
    else if (step < 0) focus("who");
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows between the buttons within
    <div className={styles.card} onKeyDown={onKeyDown}>
      {hits.length > 0 && <p className={styles.quiet}>{t("who.hits", { count: hits.length })}</p>}
      {hits.length === 0 && (
        <p className={styles.quiet}>{t(way === "phone" ? "who.noHitsPhone" : "who.noHits")}</p>
      )}
      {hits.map((hit, at) => (
        <button
          key={hit.id}
          type="button"
          className={styles.hit}
          ref={at === 0 ? bind("choice") : undefined}
          onClick={() => choose(hit)}
        >
          <IconUser size={16} aria-hidden />
          {hit.protected ? <ProtectedMark /> : <strong>{hit.name}</strong>}
          <span className="kp-numbers">{hit.identity_number ?? t("who.withoutNumber")}</span>
          {hit.age !== undefined && hit.age !== null && (
            <span>{t("who.age", { count: hit.age })}</span>
          )}
        </button>
      ))}
      {callers.length > 0 && (
        <>
          <p className={styles.quiet}>
            <strong>{t("who.callers")}.</strong> {t("who.callerHint")}
          </p>
          {callers.map((caller, at) => (
            <button
              key={`${caller.name}${caller.relation}`}
              type="button"
              className={styles.hit}
              ref={hits.length === 0 && at === 0 ? bind("choice") : undefined}
              onClick={() => isCalling(caller)}
            >
              <IconPhoneIncoming size={16} aria-hidden />
              <strong>{caller.name}</strong>
              {caller.relation && <span>{caller.relation}</span>}
              <span className={styles.quiet}>
                <TimeAgo at={caller.last_at} />
              </span>
            </button>
          ))}
        </>
      )}
      {way === "name" && (
        <button
          type="button"
          className={styles.hit}
          ref={hits.length === 0 ? bind("choice") : undefined}
          onClick={() => (set({ patientName: form.lookup.trim() }), advance("who"))}
        >
          {t("who.useName", { name: form.lookup.trim() })}
        </button>
      )}
    </div>
  );
}
