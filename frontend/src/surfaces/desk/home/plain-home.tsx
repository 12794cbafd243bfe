import { Button } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../api/queries";
import { EmptyState } from "../../../ui/empty-state";
import { pages } from "../later-pages";
import { may } from "../views";
import { HomePage } from "./page";

/** For roles that see no tickets: auditors and system administrators. */
export function PlainHome() {
  const { t } = useTranslation("desk");
  const me = useMe();
  const auditor = may(me, "access-log:search");
  return (
    <HomePage narrow>
      <EmptyState
        icon={IconShieldCheck}
        title={auditor ? t("plain.auditor") : t("plain.administrator")}
        text={auditor ? t("plain.auditorText") : t("plain.administratorText")}
      >
        {auditor && pages.accessLog && (
          <Button component={Link} to="/access-log">
            {t("accessLog")}
          </Button>
        )}
        <Button component={Link} to="/settings" variant="default">
          {t("settings")}
        </Button>
      </EmptyState>
    </HomePage>
  );
}
