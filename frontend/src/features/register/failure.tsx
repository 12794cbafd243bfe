import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { OfflineError, ProblemError } from "../../api/client";
import { problemWords } from "../../ui/problem-words";
import { useForm } from "./register-context";
import styles from "./register.module.css";

/** What happened, what is safe, what to do. Everything typed is still there. */
export function Failure() {
  const { t } = useTranslation("register");
  const { failure, commit, saving } = useForm();
  if (!failure) return null;
  const offline = failure instanceof OfflineError;
  const problem = failure instanceof ProblemError ? failure.problem : undefined;
  const Icon = offline ? IconCloudOff : IconAlertTriangle;
  return (
    <div className={styles.failure} role="alert">
      <Icon size={20} aria-hidden />
      <div className={styles.grow}>
        <strong>{t("failed.title")}</strong>
        <p>
          {offline
            ? t("failed.offline")
            : problem?.fields?.length
              ? t("failed.fields")
              : problemWords(failure)}
          {problem?.request_id &&
            problem.status >= 500 &&
            ` ${t("failed.reference", { id: problem.request_id })}`}
        </p>
      </div>
      {(offline || !problem?.fields?.length) && (
        <Button size="compact-sm" variant="default" loading={saving} onClick={() => void commit()}>
          {t("failed.retry")}
        </Button>
      )}
    </div>
  );
}
