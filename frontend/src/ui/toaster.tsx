import { CloseButton } from "@mantine/core";
import { IconAlertCircle, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { currentToasts, dismiss, onToasts, type Toast } from "./notify";
import css from "./toaster.module.css";

const icons = { ok: IconCheck, info: IconInfoCircle, error: IconAlertCircle };

function Countdown({ until }: { until: number }) {
  const { t } = useTranslation("common");
  const [left, setLeft] = useState(() => Math.ceil((until - Date.now()) / 1000));
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.ceil((until - Date.now()) / 1000)), 250);
    return () => clearInterval(timer);
  }, [until]);
  return <span className={css.countdown}>{t("toast.countdown", { n: Math.max(0, left) })}</span>;
}

function One({ toast }: { toast: Toast }) {
  const { t } = useTranslation("common");
  const Icon = icons[toast.tone];
  return (
    <div
      className={`${css.toast} ${css[toast.tone]}`}
      role={toast.tone === "error" ? "alert" : "status"}
    >
      <Icon size={18} stroke={2} aria-hidden className={css.icon} />
      <span className={css.words}>
        {toast.words}
        {toast.until !== undefined && <Countdown until={toast.until} />}
      </span>
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
      {toast.until === undefined && (
        <CloseButton size="sm" aria-label={t("act.close")} onClick={() => dismiss(toast.id)} />
      )}
    </div>
  );
}

/** The corner where notify and confirmUndo speak. Mounted once. */
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
