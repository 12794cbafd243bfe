import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DifferenceView } from "./difference-view";
import type { Form } from "./form";
import css from "./texts.module.css";
import type { Text } from "./use-texts";

/** Somebody else has published while this was written: both texts are there. */
export function Newer({ newer, form }: { newer: Text; form: Form }) {
  const { t } = useTranslation("knowledge");
  const label = t("edit.difference");
  return (
    <section className={css.newer} role="alert" aria-label={label}>
      <p>
        <IconAlertTriangle size={16} aria-hidden /> {t("edit.newer", { n: newer.version })}{" "}
        {newer.published_by?.name}
      </p>
      <h3>{label}</h3>
      <DifferenceView label={label} before={newer} after={form} />
    </section>
  );
}
