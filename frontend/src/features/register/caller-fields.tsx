import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Pick } from "../../ui/pick";
import { ChoiceGroup } from "./choice-group";
import { customerKinds, identifications, type RegisterForm } from "./form";
import { nameOfPatient } from "./found";
import type { Stop } from "./path";
import { useForm } from "./register-context";
import styles from "./register.module.css";
import { identifiedOf, kindOf } from "./suggest";

/** Who contacts us, always apart from whom it concerns (KP-1), and how we know who it is (P-11). */
export function CallerFields() {
  const { t } = useTranslation(["register", "common"]);
  const { form, set, bind, advance, errorAt, found, commit } = useForm();
  const kind = kindOf(form);
  const phone = form.channel === "phone";

  return (
    <>
      <div className={styles.callerRow}>
        <ChoiceGroup
          label={t("caller.label")}
          hint={t("caller.keys")}
          value={kind}
          choices={customerKinds.map((value) => ({ value, label: t(`common:customer.${value}`) }))}
          onChange={(value) => set({ kind: value })}
          onNext={(value) => advance("caller", { kind: value })}
          error={errorAt("caller")}
          bind={bind("caller")}
        />
        <Pick
          label={t("identified.label")}
          nothing={t("reason.none")}
          data={identifications.map((value) => ({ value, label: t(`identified.${value}`) }))}
          value={identifiedOf(form)}
          placeholder={t("identified.short")}
          onPick={(value) => set({ identifiedBy: value as RegisterForm["identifiedBy"] })}
          onNext={() => advance("identified")}
          error={errorAt("identified")}
          onCommit={() => void commit()}
          bind={bind("identified")}
        />
      </div>
      {kind !== "patient" && (
        <div className={styles.triple}>
          <CallerField
            stop="caller-name"
            name="callerName"
            label={t(phone ? "caller.name" : "caller.nameWritten")}
          />
          <CallerField
            stop="relation"
            name="relation"
            label={t(
              `caller.${kind === "relative" ? "relation" : kind === "referrer" ? "unit" : "organisation"}`,
            )}
            placeholder={
              kind === "other"
                ? undefined
                : t(`caller.${kind === "relative" ? "relationRelative" : "unitHint"}`)
            }
          />
          <ReachField />
        </div>
      )}
      {kind !== "patient" && !form.nobody && form.callerName.trim() !== "" && (
        <p className={styles.quiet}>
          {t("caller.apart", {
            caller: form.callerName.trim(),
            patient: nameOfPatient(form, found) || t("caller.thePatient"),
          })}
        </p>
      )}
    </>
  );
}

/** Where to reach who contacts us: by what they contacted us by. */
export function ReachField() {
  const { t } = useTranslation("register");
  const written = useForm().form.channel === "email";
  return (
    <CallerField
      stop="phone"
      name={written ? "email" : "phone"}
      label={t(written ? "caller.email" : "caller.phone")}
      mode={written ? "email" : "tel"}
    />
  );
}

interface FieldProps {
  stop: Stop;
  name: "callerName" | "relation" | "phone" | "email";
  label: string;
  placeholder?: string;
  mode?: "tel" | "email";
}

function CallerField({ stop, name, label, placeholder, mode }: FieldProps) {
  const { form, set, bind, advance, errorAt } = useForm();
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      inputMode={mode ?? "text"}
      autoComplete="off"
      value={form[name]}
      error={errorAt(stop)}
      ref={bind(stop)}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.ctrlKey) return;
        event.preventDefault();
        advance(stop);
      }}
    />
  );
}
