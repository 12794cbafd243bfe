import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { RegisterPane } from "../../features/register/register-pane";
import css from "./new-contact.module.css";
import { useOpenTicket } from "./use-open-ticket";

/** Registering takes the whole width beside the left column: nothing else moves meanwhile. */
export function NewContact() {
  const { t } = useTranslation("desk");
  const navigate = useNavigate();
  const { open } = useOpenTicket();
  useEffect(() => {
    document.title = `${t("new")} · ${t("common:app")}`;
  }, [t]);
  return (
    <div className={css.page}>
      <RegisterPane onDone={(number) => (number ? open(number) : void navigate({ to: "/" }))} />
    </div>
  );
}
