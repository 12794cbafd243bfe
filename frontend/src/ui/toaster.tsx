import { CloseButton } from "@mantine/core";
import { IconAlertCircle, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { currentToasts, dismiss, onToasts, type Toast } from "./notify";
import css from "./toaster.module.css";

const icons = { ok: IconCheck, info: IconInfoCircle, error: IconAlertCircle };

function One({ toast }: { toast: Toast }) {
  const { t } = useTranslation("common");
  const Icon = icons[toast.tone];
  return (
    <div
      className={`${css.toast} ${css[toast.tone]}`}
      role={toast.tone === "error" ? "alert" : "status"}
    >
      <Icon size={18} stroke={2} aria-hidden className={css.icon} />
      <span className={css.words}>{toast.words}</span>
      {toast.act && (
        <button
          type="button"
          className={css.act}
          onClick={() => {
            dismiss(toast.id);
            toast.act?.run();
          }}
        >
          {toast.act.label}
        </button>
      )}
      <CloseButton size="sm" aria-label={t("act.close")} onClick={() => dismiss(toast.id)} />
    </div>
  );
}

/** The corner where notify speaks. Mounted once. */
export function Toaster() {
  const { t } = useTranslation("common");
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <div className={css.corner} role="region" aria-label={t("toast.region")}>
      {toasts.map((toast) => (
        <One key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
