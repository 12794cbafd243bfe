import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PatientCard } from "./patient-card";
import { PatientChoices } from "./patient-choices";
import { isWrongNumber } from "./patient-field";
import { useForm } from "./register-context";
import styles from "./register.module.css";

interface Props {
  onOpen: (number: string) => void;
  /** How many earlier tickets there is room for. */
  few: number;
}

/** What the first field has led to: the patient, those to choose among, or somebody new. */
export function WhoItIs({ onOpen, few }: Props) {
  const { t } = useTranslation("register");
  const { set, found, lookup } = useForm();
  return (
    <div className={styles.results} aria-live="polite">
      {found.state === "known" && <PatientCard found={found} onOpen={onOpen} few={few} />}
      {found.state === "new" && <NewPatient />}
      {found.state === "named" && (
        <p className={styles.quiet}>
          {found.name}, {t("who.withoutNumber").toLocaleLowerCase()}
        </p>
      )}
      {found.state === "choose" && lookup && (
        <PatientChoices hits={found.hits} callers={found.callers} way={lookup.way} />
      )}
      {found.state === "failed" && !isWrongNumber(found.error) && (
        <p className={styles.quiet}>{t("who.offline")}</p>
      )}
      {lookup?.alsoPhone && lookup.complete && (
        <button
          type="button"
          className={styles.link}
          onClick={() => set({ asPhone: true, picked: null })}
        >
          {t("who.searchPhone")}
        </button>
      )}
    </div>
  );
}

/** A right number that nobody here has: the name is asked for. */
function NewPatient() {
  const { t } = useTranslation("register");
  const { form, set, bind, advance, errorAt, found } = useForm();
  if (found.state !== "new") return null;
  return (
    <div className={styles.card}>
      <p className={styles.cardLine}>
        <strong>{found.number.normalised}</strong>
        {found.number.age !== undefined && <span>{t("who.age", { count: found.number.age })}</span>}
        <span>{t("who.new")}</span>
      </p>
      <TextInput
        size="xs"
        label={t("who.newName")}
        placeholder={t("who.newNameHint")}
        autoComplete="off"
        value={form.patientName}
        error={errorAt("patient-name")}
        ref={bind("patient-name")}
        onChange={(event) => set({ patientName: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey) return;
          event.preventDefault();
          advance("patient-name");
        }}
      />
    </div>
  );
}
