import { IconAlertTriangle, IconCloudOff, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { OfflineError, ProblemError } from "../../api/client";
import { problemWords } from "../../ui/problem-words";
import styles from "./acts.module.css";
import { Meanwhile } from "./meanwhile";
import type { Act } from "./use-act";
import { useNames } from "../../ui/use-names";
import type { Happening } from "./what-happened";

/** What others did meanwhile, or why it did not work: what happened, what is safe, what to do. */
export function Trouble({ act, allowed = true }: { act: Act; allowed?: boolean }) {
  return (
    <>
      {act.happened.length > 0 && <Stale act={act} allowed={allowed} />}
      <Failure error={act.error} />
    </>
  );
}

function Stale({ act, allowed }: { act: Act; allowed: boolean }) {
  const { t } = useTranslation("ticket");
  const names = useNames();
  const words = ({ key, values }: Happening) =>
    t(`happened.${key}`, {
      ...values,
      ...(values["action"] && { action: names.action(values["action"]) }),
    });
  const typed = act.verb !== "take" && act.verb !== "resume";
  return (
    <div className={styles.stale}>
      <IconUsers size={18} aria-hidden />
      <div>
        <p role="alert">
          <strong>{t(act.verb === "notes" ? "stale.meanwhile" : "stale.title")}:</strong>{" "}
          {act.happened.map(words).join(" ")} {typed && t("stale.kept")}
          {!allowed && typed && ` ${t("stale.cannot")}`}
        </p>
        {typed && act.since && <Meanwhile since={act.since} />}
      </div>
    </div>
  );
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation("ticket");
  if (!error || (error instanceof ProblemError && error.problem.fields?.length)) return null;
  const Icon = error instanceof OfflineError ? IconCloudOff : IconAlertTriangle;
  const id =
    error instanceof ProblemError && error.problem.status >= 500
      ? error.problem.request_id
      : undefined;
  return (
    <div className={styles.failure} role="alert">
      <Icon size={18} aria-hidden />
      <p>
        <strong>{t("problem.title")}.</strong> {problemWords(error)}
        {id && ` ${t("problem.reference", { id })}`}
      </p>
    </div>
  );
}
