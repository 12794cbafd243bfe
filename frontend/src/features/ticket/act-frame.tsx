import { ActionIcon, Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useId, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import styles from "./acts.module.css";
import { Trouble } from "./trouble";
import type { Act } from "./use-act";

interface Props {
  title?: string;
  submit: string;
  act: Act;
  /** The server still allows it; otherwise the text can only be saved as a note. */
  allowed?: boolean;
  /** What is still missing, in words beside the button; "" when it only waits to be written. */
  lack?: string | null;
  danger?: boolean;
  /** Nothing is written yet: the buttons wait. */
  folded?: boolean;
  onSubmit: () => void;
  onCancel?: () => void;
  /** Moves what is typed to the note, when the act cannot be done any more. */
  onToNote?: () => void;
  children: ReactNode;
  /** Beside the button. */
  aside?: ReactNode;
}

/** What every act has in common: its fields, what others did meanwhile, failures, and Ctrl+Enter. */
export function ActFrame(props: Props) {
  const {
    title,
    submit,
    act,
    allowed = true,
    lack = null,
    danger = false,
    folded = false,
    onCancel,
    children,
  } = props;
  const { t } = useTranslation("ticket");
  const heading = useId();
  const again = act.happened.length > 0 && act.verb !== "notes";

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (lack === null && allowed) props.onSubmit();
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter of the fields within
    <form
      className={styles.act}
      aria-labelledby={title ? heading : undefined}
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      {title && (
        <div className={styles.actHead}>
          <h3 id={heading}>{title}</h3>
          {onCancel && (
            <ActionIcon variant="subtle" aria-label={t("compose.cancel")} onClick={onCancel}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      )}
      {children}
      <Trouble act={act} allowed={allowed} />
      <div className={styles.actFoot} hidden={folded}>
        {allowed ? (
          <Button
            type="submit"
            size="sm"
            className={danger ? styles.danger : undefined}
            loading={act.sending}
            disabled={lack !== null}
            rightSection={<Kbd keys="Ctrl+Enter" />}
          >
            {again ? t("stale.again", { verb: submit }) : submit}
          </Button>
        ) : (
          props.onToNote && (
            <Button size="sm" variant="default" onClick={props.onToNote}>
              {t("stale.toNote")}
            </Button>
          )
        )}
        {title && onCancel && (
          <Button size="sm" variant="subtle" onClick={onCancel}>
            {t("compose.cancel")}
          </Button>
        )}
        {lack && allowed ? <span className={styles.quiet}>{lack}</span> : props.aside}
      </div>
    </form>
  );
}
