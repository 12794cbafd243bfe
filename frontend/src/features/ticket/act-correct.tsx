import { Checkbox, Radio, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call, ProblemError, type Schemas } from "../../api/client";
import { problemWords } from "../../ui/problem-words";
import { ActFrame } from "./act-frame";
import type { ActProps } from "./act-props";
import styles from "./acts.module.css";
import { fieldError } from "./field-error-words";
import { patientOf } from "./people";
import { useAct } from "./use-act";

const readings = ["readNo", "readYes", "readUnknown"] as const;

/** "Rätta patient": the wrong person was attached. Both sides are logged; what was read is asked (P-14). */
export function ActCorrect({ ticket, onDone, onCancel, onToNote }: ActProps) {
  const { t } = useTranslation("ticket");
  const act = useAct(ticket, "correct-patient");
  const [number, setNumber] = useState("");
  const [name, setName] = useState("");
  const [none, setNone] = useState(false);
  const [why, setWhy] = useState("");
  const [read, setRead] = useState<(typeof readings)[number] | null>(null);
  const search = useNumber(none ? "" : number);
  const hit = search.data?.items[0];
  const known = Boolean(hit ?? search.data?.number);

  /** Left out takes the patient away. */
  function right(): { patient?: Schemas["PatientRef"] } {
    if (none) return {};
    return {
      patient: {
        identity_number: number.trim(),
        ...(!hit && name.trim() && { name: name.trim() }),
      },
    };
  }

  const lack = !(none || known)
    ? t("lack.number")
    : why.trim() === ""
      ? t("lack.wrong")
      : read === null
        ? t("lack.read")
        : null;

  async function submit() {
    if (!read) return;
    const saved = t("correct.readSaved", { choice: t(`correct.${read}`) });
    const after = await act.run<"correct-patient">({ ...right(), why: `${why.trim()}\n${saved}` });
    if (after) onDone(after);
  }

  const becomes = hit
    ? patientOf(hit) || t("aside.protected")
    : search.data?.number
      ? search.data.number.normalised
      : "";
  return (
    <ActFrame
      title={t("correct.title")}
      submit={t("correct.submit")}
      act={act}
      allowed={ticket.can.correct_patient}
      lack={lack}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      onToNote={() => onToNote(why)}
    >
      <TextInput
        size="xs"
        label={t("correct.number")}
        placeholder="ÅÅMMDD-NNNN"
        disabled={none}
        autoComplete="off"
        value={number}
        error={
          numberError(search.error, t("problem.identity-number")) ??
          fieldError(act.error, "patient.identity_number") ??
          fieldError(act.error, "patient")
        }
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the key that opens this act
        autoFocus
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <p className={styles.quiet} aria-live="polite">
        {ticket.patient &&
          t("correct.now", { patient: patientOf(ticket.patient) || t("aside.protected") })}{" "}
        {search.isFetching && t("correct.searching")}
        {becomes && <strong>{t("correct.becomes", { patient: becomes })}</strong>}
      </p>
      {search.data?.number && !hit && (
        <TextInput
          size="xs"
          label={t("correct.newName")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      {ticket.patient && (
        <Checkbox
          size="xs"
          label={t("correct.remove")}
          checked={none}
          onChange={(event) => setNone(event.currentTarget.checked)}
        />
      )}
      <TextInput
        size="xs"
        label={t("correct.why")}
        maxLength={1900}
        value={why}
        error={fieldError(act.error, "why")}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <Radio.Group
        label={t("correct.read")}
        description={t("correct.readHint")}
        value={read}
        onChange={(value) => setRead(value as (typeof readings)[number])}
      >
        <div className={styles.radios}>
          {readings.map((value) => (
            <Radio key={value} size="xs" value={value} label={t(`correct.${value}`)} />
          ))}
        </div>
      </Radio.Group>
    </ActFrame>
  );
}

/** Checks the right number as soon as it is whole; the value goes in the body only (KP-9). */
function useNumber(typed: string) {
  const digits = typed.replace(/[\s\-+]/g, "");
  const [wanted] = useDebouncedValue(digits, 200);
  return useQuery({
    queryKey: ["correct-patient", wanted],
    queryFn: () => call(api.POST("/api/v1/patients/search", { body: { identity_number: wanted } })),
    enabled: (wanted.length === 10 || wanted.length === 12) && wanted === digits,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });
}

function numberError(error: unknown, words: string): string | undefined {
  if (!error) return undefined;
  return error instanceof ProblemError && error.problem.status === 422
    ? words
    : problemWords(error);
}
