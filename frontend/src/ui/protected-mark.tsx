import { IconShieldLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import kit from "./kit.module.css";

/** Stands where a name would be when the patient's identity is protected (P-4). */
export function ProtectedMark({ long = false }: { long?: boolean }) {
  const { t } = useTranslation("common");
  return (
    <span className={`${kit.badge} ${kit.protected}`}>
      <IconShieldLock size={13} stroke={2} aria-hidden />
      <span>{t(long ? "protected.label" : "protected.name")}</span>
    </span>
  );
}
