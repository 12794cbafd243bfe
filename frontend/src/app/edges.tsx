import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { Link, useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation("desk");
  return (
    <EmptyState icon={IconMapOff} title={t("notFound.title")} text={t("notFound.text")}>
      <Button component={Link} to="/" size="xs">
        {t("toHome")}
      </Button>
    </EmptyState>
  );
}

/** The start failed, or a page broke: said in words, and tried again by hand. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} retry={again} />;
}

export function Starting() {
  const { t } = useTranslation("common");
  return <p className="kp-visually-hidden">{t("state.loading")}</p>;
}
