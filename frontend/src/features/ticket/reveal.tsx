import { Button, TextInput } from "@mantine/core";
import { IconShieldLock } from "@tabler/icons-react";
import { useEffect, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, call, type Schemas } from "../../api/client";
import { problemWords } from "../../ui/problem-words";
import { readablePhone } from "../../ui/phone";
import styles from "./ticket.module.css";

const minutesShown = 2;

/** "Visa skyddade uppgifter" (P-4): asks why, shows for two minutes, keeps nothing. */
export function Reveal({ ticket }: { ticket: Schemas["Ticket"] }) {
  const { t } = useTranslation("ticket");
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [shown, setShown] = useState<Schemas["Revealed"] | null>(null);

  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), minutesShown * 60_000);
    return () => clearTimeout(timer);
  }, [shown]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (why.trim().length < 5) return setError(t("reveal.tooShort"));
    setBusy(true);
    setError(undefined);
    try {
      const params = { path: { number: ticket.number } };
      setShown(
        await call(
          api.POST("/api/v1/tickets/{number}/reveal", { params, body: { why: why.trim() } }),
        ),
      );
      setAsking(false);
      setWhy("");
    } catch (failure) {
      setError(problemWords(failure));
    } finally {
      setBusy(false);
    }
  }

  if (shown) return <Shown revealed={shown} onHide={() => setShown(null)} />;
  if (!asking) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        className={styles.reveal}
        leftSection={<IconShieldLock size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t("reveal.button")}
      </Button>
    );
  }
  return (
    <form className={styles.revealForm} onSubmit={(event) => void submit(event)}>
      <TextInput
        size="xs"
        label={t("reveal.why")}
        description={t("reveal.whyHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        maxLength={500}
        value={why}
        error={error}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the button that opens this
        autoFocus
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <div className={styles.row}>
        <Button type="submit" size="compact-sm" loading={busy}>
          {t("reveal.show")}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => setAsking(false)}>
          {t("reveal.cancel")}
        </Button>
      </div>
    </form>
  );
}

function Shown({
  revealed: { patient, agreed_way },
  onHide,
}: {
  revealed: Schemas["Revealed"];
  onHide: () => void;
}) {
  const { t } = useTranslation("ticket");
  const rows = [
    [t("head.patient"), [patient.name, patient.identity_number].filter(Boolean).join(" ")],
    [t("reveal.phone"), readablePhone(patient.phone ?? "")],
    [t("reveal.email"), patient.email],
    [t("reveal.agreed"), agreed_way],
  ].filter(([, text]) => text);
  return (
    <section className={styles.revealed} aria-live="polite">
      <dl className={styles.facts}>
        {rows.map(([label, text]) => (
          <div key={label} className={styles.fact}>
            <dt>{label}</dt>
            <dd className="kp-numbers">{text}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>
        {t("reveal.shown", { count: minutesShown, minutes: minutesShown })}
      </p>
      <Button size="compact-sm" variant="default" onClick={onHide}>
        {t("reveal.hide")}
      </Button>
    </section>
  );
}
