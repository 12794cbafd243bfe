import { Loader, TextInput } from "@mantine/core";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useForm } from "./register-context";
import styles from "./register.module.css";

/** Whom it concerns: the first thing asked, forgiving in what it takes. */
export function PatientField({ children }: { children: ReactNode }) {
  const { t } = useTranslation("register");
  const register = useForm();
  const { form, set, bind, advance, found, errorAt } = register;
  const waiting = useRef(false);

  /** Enter before the answer has come goes on when it comes. */
  useEffect(() => {
    if (!waiting.current || found.state === "searching") return;
    waiting.current = false;
    goOn();
  });

  function goOn() {
    if (found.state === "choose") register.focus("choice");
    else advance("who");
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" && found.state === "choose") {
      event.preventDefault();
      goOn();
    }
    if (event.key !== "Enter" || event.ctrlKey) return;
    event.preventDefault();
    if (form.lookup.trim() === "") register.nobody();
    else if (found.state === "searching") waiting.current = true;
    else if (found.state !== "nothing") goOn();
  }

  if (form.nobody) {
    return (
      <div className={styles.nobody}>
        <span>{t("who.nobody")}</span>
        <button
          type="button"
          className={styles.link}
          onClick={() => (set({ nobody: false }), register.focus("who"))}
        >
          {t("who.nobodyUndo")}
        </button>
      </div>
    );
  }

  return (
    <div className={styles.field}>
      <TextInput
        label={
          <>
            {t("who.label")} <span className={styles.hint}>{t("who.hint")}</span>
            {form.lookup === "" && <span className={styles.hintEnd}>{t("who.nobodyHint")}</span>}
          </>
        }
        classNames={{ label: styles.wideLabel, input: styles.number }}
        placeholder={t("who.placeholder")}
        autoComplete="off"
        spellCheck={false}
        value={form.lookup}
        error={errorAt("who") ?? searchError(register, t("problem.identity-number"))}
        rightSection={
          found.state === "searching" ? <Loader size={16} aria-label={t("who.searching")} /> : null
        }
        ref={bind("who")}
        onChange={(event) =>
          set({
            lookup: event.currentTarget.value,
            picked: null,
            asPhone: false,
            ...(found.state === "named" && { patientName: "" }),
          })
        }
        onKeyDown={onKeyDown}
      />
      {children}
    </div>
  );
}

export function isWrongNumber(error: unknown): boolean {
  return error instanceof Error && "problem" in error;
}

function searchError(
  { found, lookup }: ReturnType<typeof useForm>,
  words: string,
): string | undefined {
  if (found.state !== "failed" || lookup?.way !== "identity") return undefined;
  return isWrongNumber(found.error) ? words : undefined;
}
