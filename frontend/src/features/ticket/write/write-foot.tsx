import { Button } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../../ui/kbd";
import acts from "../acts.module.css";
import type { Write } from "./use-write";
import styles from "./write.module.css";

interface Props {
  write: Write;
  ready: boolean;
  allowed: boolean;
  canClose: boolean;
  /** It is sent and closed in one act. */
  withClose: boolean;
  /** What is missing to close, in words. */
  lack: string | null;
  onClose: () => void;
  onFiles?: (files: File[]) => void;
  onKeep: () => void;
  onToNote: () => void;
}

/** What can be done with the text: send, send and close, files, plain text, leave it for later. */
export function WriteFoot(props: Props) {
  const { write, ready, allowed, canClose, withClose, lack, onFiles } = props;
  const { t } = useTranslation(["answer", "ticket", "common"]);
  const chooser = useRef<HTMLInputElement>(null);
  const again = write.act.happened.length > 0;
  const send = t(withClose ? "send.close" : `send.${write.kind}`);

  if (!allowed) {
    return (
      <div className={acts.actFoot}>
        <Button size="sm" variant="default" onClick={props.onToNote}>
          {t("ticket:stale.toNote")}
        </Button>
        <Button size="sm" variant="subtle" onClick={props.onKeep}>
          {t("keep")}
        </Button>
      </div>
    );
  }
  return (
    <div className={acts.actFoot}>
      <Button
        type="submit"
        size="sm"
        loading={write.act.sending}
        disabled={!ready || lack !== null}
        rightSection={<Kbd keys="Ctrl+Enter" />}
      >
        {again ? t("send.anyway", { verb: send }) : send}
      </Button>
      {canClose && (
        <Button
          size="sm"
          variant="default"
          aria-pressed={withClose}
          rightSection={!withClose && <Kbd keys="Ctrl+Shift+Enter" />}
          onClick={props.onClose}
        >
          {t(withClose ? "send.notClose" : "send.close")}
        </Button>
      )}
      {again && (
        <Button size="sm" variant="subtle" onClick={props.onKeep}>
          {t("keep")}
        </Button>
      )}
      {onFiles && (
        <>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            aria-label={t("files.add")}
            onChange={(event) => {
              onFiles([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
          <Button
            size="sm"
            variant="subtle"
            leftSection={<IconPaperclip size={16} aria-hidden />}
            onClick={() => chooser.current?.click()}
          >
            {t("files.add")}
          </Button>
        </>
      )}
      <label className={styles.plain}>
        <input
          type="checkbox"
          checked={write.plain}
          onChange={(event) => write.setPlain(event.currentTarget.checked)}
        />
        {t("plain")}
      </label>
      <span className={acts.quiet} role="status">
        {lack ?? (write.draft.state === "clean" ? "" : t(`common:draft.${write.draft.state}`))}
      </span>
    </div>
  );
}
