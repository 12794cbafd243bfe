import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { OfflineError, ProblemError } from "../api/client";
import { EmptyState } from "./empty-state";
import { problemWords } from "./problem-words";

type Props = { error: unknown; retry?: () => void };

/** What happened, what is safe, what to do. */
export function ErrorState({ error, retry }: Props) {
  const { t } = useTranslation("common");
  const id = error instanceof ProblemError ? error.problem.request_id : undefined;
  return (
    <div role="alert">
      <EmptyState
        icon={error instanceof OfflineError ? IconCloudOff : IconAlertTriangle}
        title={t("state.error")}
        text={problemWords(error)}
      >
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            {t("act.retry")}
          </Button>
        )}
        {id && <code>{id}</code>}
      </EmptyState>
    </div>
  );
}
