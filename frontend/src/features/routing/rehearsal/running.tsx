import { Button, Progress } from "@mantine/core";
import { IconPlayerStop } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemWords, slugOf } from "../../../ui/problem-words";
import parts from "../parts/parts.module.css";
import css from "./rehearsal.module.css";
import { useStop, type Rehearsal } from "./use-rehearsals";
import { number } from "./words";

const untilCounts = 2_000;

/** How far it has come, and a way to stop it. */
export function Running({ one, mayStop }: { one: Rehearsal; mayStop: boolean }) {
  const { t } = useTranslation("routing");
  const stop = useStop(one.unit);
  const long = useLong(one.id);
  const share = one.total === 0 ? 0 : one.done / one.total;
  const waits = one.state === "queued";
  const words = waits
    ? t("rehearsal.running.queued")
    : long && one.total > 0
      ? t("rehearsal.running.counted", { done: number(one.done), all: number(one.total) })
      : t("rehearsal.running.short");
  // It may have ended while the button was pressed; then its end is shown.
  const failed = stop.error && slugOf(stop.error) !== "rehearsal-has-ended";
  return (
    <div className={css.running}>
      {/* Counts twice a second are for the eye; the bar says them to who asks. */}
      <p role={long ? undefined : "status"}>{words}</p>
      <Progress.Root size="lg">
        <Progress.Section
          value={Math.floor(share * 100)}
          aria-label={t("rehearsal.running.label")}
          aria-valuetext={words}
        />
      </Progress.Root>
      {mayStop && (
        <Button
          size="xs"
          variant="default"
          loading={stop.isPending}
          leftSection={<IconPlayerStop size={14} aria-hidden />}
          onClick={() => stop.mutate(one.id)}
        >
          {t("rehearsal.running.stop")}
        </Button>
      )}
      {failed && (
        <p className={parts.wrong} role="alert">
          {problemWords(stop.error)}
        </p>
      )}
    </div>
  );
}

/** True when the same rehearsal has been looked at for so long that counts are of use. */
function useLong(id: number): boolean {
  const [long, setLong] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setLong(id), untilCounts);
    return () => clearTimeout(timer);
  }, [id]);
  return long === id;
}
