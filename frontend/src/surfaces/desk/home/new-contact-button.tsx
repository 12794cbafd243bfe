import { Button } from "@mantine/core";
import { IconPhonePlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useDraftKeys } from "../../../ui/draft/use-draft";
import { Kbd } from "../../../ui/kbd";
import css from "./home.module.css";

/** The big one: a call can come at any moment, and one begun goes on where it was. */
export function NewContactButton({ quiet = false }: { quiet?: boolean }) {
  const { t } = useTranslation("desk");
  const unfinished = useDraftKeys().includes("register");
  return (
    <Button
      component={Link}
      to="/new"
      className={css.big}
      variant={quiet ? "default" : "filled"}
      leftSection={<IconPhonePlus size={22} stroke={1.75} aria-hidden />}
      rightSection={<Kbd keys="n" />}
    >
      {unfinished ? t("newGoOn") : t("new")}
    </Button>
  );
}
