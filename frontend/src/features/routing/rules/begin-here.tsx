import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useBegin } from "../state/use-begin";
import type { Editing } from "../state/use-routing-plan";

/** The way from reading a rule to changing it, where it stands. */
export function BeginHere({ editing }: { editing: Editing }) {
  const { t } = useTranslation("routing");
  const begin = useBegin(editing);
  if (!editing.info.can_edit || editing.draft) return null;
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil size={15} aria-hidden />}
        loading={begin.isPending}
        onClick={() => begin.mutate()}
      >
        {t("bar.begin")}
      </Button>
    </div>
  );
}
