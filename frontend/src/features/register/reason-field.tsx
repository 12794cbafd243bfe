import { IconStethoscope } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../i18n/i18n";
import { Pick } from "../../ui/pick";
import { ReachField } from "./caller-fields";
import { useForm } from "./register-context";
import styles from "./register.module.css";
import { kindOf } from "./suggest";

/** Why they contact us; what to know about it is shown at the moment of choice. */
export function ReasonField({ children }: { children: ReactNode }) {
  const { t } = useTranslation("register");
  const { form, set, bind, desk, errorAt, advance, commit } = useForm();
  const reachHere = kindOf(form) === "patient" && !form.nobody;

  return (
    <div className={styles.field}>
      <div className={reachHere ? styles.reasonRow : undefined}>
        <Pick
          label={t("reason.label")}
          nothing={t("reason.none")}
          data={desk.reasons.map((reason) => ({ value: reason.code, label: nameOf(reason) }))}
          value={form.reason}
          onPick={(reason) => {
            set({ reason });
            advance("reason", { reason });
          }}
          error={errorAt("reason")}
          onCommit={() => void commit()}
          bind={bind("reason")}
          renderOption={(value, label) => (
            <span className={styles.option}>
              {label}
              {desk.reasons.find((reason) => reason.code === value)?.medical && (
                <span className={styles.quiet}>
                  <IconStethoscope size={14} aria-hidden /> {t("reason.medical")}
                </span>
              )}
            </span>
          )}
        />
        {reachHere && <ReachField />}
      </div>
      {children}
    </div>
  );
}
