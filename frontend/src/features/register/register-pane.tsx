import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../ui/keys/use-keys";
import { AlarmCard } from "./alarm-card";
import { CallerFields } from "./caller-fields";
import { DoneCard } from "./done-card";
import { Ends } from "./ends";
import { Failure } from "./failure";
import { KeyHelp } from "./key-help";
import { PaneHead } from "./pane-head";
import { PaperFields } from "./paper-fields";
import { PatientField } from "./patient-field";
import { ReasonField } from "./reason-field";
import { RegisterContext } from "./register-context";
import styles from "./register.module.css";
import { TextFields } from "./text-fields";
import { useRegister } from "./use-register";
import { WhatToKnow } from "./what-to-know";
import { WhoItIs } from "./who-it-is";

/*
 * Registering while talking, by the keyboard alone. What each key costs:
 *
 * Known patient, about ten seconds besides the text (path.ts holds the way):
 *   n · ten digits · Enter · Enter (it is the patient; 2–4 for others) ·
 *   two or three letters of the reason · Enter · text · Ctrl+Enter
 *
 * A question about nobody ("öppettider?"), three keys besides the text:
 *   n · Enter (empty: nobody in particular; plain reason and "informed" are
 *   proposed) · text · Ctrl+Enter
 *
 * Enter goes on, Tab goes everywhere, Ctrl+Enter does the end that is marked;
 * F2 solved, F4 send on, F8 nurse at once, F7 112 where words call for it, Ctrl+S saves and begins the next
 * matter of the same patient. Esc leaves; the draft stays.
 */
interface Props {
  /** Leaves the form: with a number to open, or without. */
  onDone: (number?: string) => void;
}

export function RegisterPane({ onDone }: Props) {
  const { t } = useTranslation("register");
  const register = useRegister();
  const { form, set, end, commit, focus, done, latest } = register;
  const wide = useMediaQuery("(min-width: 68em)", window.matchMedia("(min-width: 68em)").matches);

  useKeys(
    {
      "Ctrl+Enter": { label: t("end.label"), run: () => void commit(), inFields: true },
      F2: { label: t("end.solved"), run: () => choose("solved"), inFields: true },
      F4: { label: t("end.send"), run: () => choose("send"), inFields: true },
      F8: { label: t("end.nurse"), run: () => void commit("nurse"), inFields: true },
      ...(register.alarms.length > 0 && {
        F7: { label: t("alarm.112"), run: () => void commit("112"), inFields: true },
      }),
      "Ctrl+S": {
        label: t("end.again"),
        run: () => void commit(undefined, "same-call"),
        inFields: true,
      },
      Escape: { label: t("close"), run: () => onDone(), inFields: true },
    },
    { scope: "register", title: t("title"), when: !done },
  );

  /** The first press chooses an end and goes to its fields, the second does it. */
  function choose(pressed: "solved" | "send") {
    if (pressed === end && form.end === pressed) return void commit(pressed);
    set({ end: pressed });
    focus(pressed === "solved" ? "action" : "to");
  }

  if (done) return <DoneCard done={done} register={register} onDone={onDone} />;
  return (
    <RegisterContext value={register}>
      <section className={styles.pane} aria-label={t("title")}>
        <div className={styles.column}>
          <PaneHead onClose={() => onDone()} />
          <div className={styles.body}>
            {!form.paper && latest[0] && (
              <p className={styles.saved} role="status">
                {t("done.announce", { number: latest[0].number })}
              </p>
            )}
            {form.paper && <PaperFields />}
            <PatientField>{!wide && <WhoItIs onOpen={onDone} few={2} />}</PatientField>
            <CallerFields />
            <ReasonField>{!wide && <WhatToKnow onOpen={onDone} />}</ReasonField>
            <TextFields />
          </div>
          <footer className={styles.foot}>
            <AlarmCard />
            <Failure />
            <Ends />
          </footer>
        </div>
        {wide && (
          <aside className={styles.rail} aria-label={t("rail.label")}>
            <WhoItIs onOpen={onDone} few={6} />
            <WhatToKnow onOpen={onDone} />
            <KeyHelp />
          </aside>
        )}
      </section>
    </RegisterContext>
  );
}
