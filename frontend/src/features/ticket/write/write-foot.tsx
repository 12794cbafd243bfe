import { Button } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../../ui/kbd";
import acts from "../acts.module.css";
import type { Sending } from "./use-sending";
import type { Write } from "./use-write";

interface Props {
  write: Write;
  sending: Sending;
  onFiles?: (files: File[]) => void;
  onKeep: () => void;
  onToNote: () => void;
}

/** What can be done with the text: send, send and close, files, leave it for later. */
export function WriteFoot({ write, sending, onFiles, onKeep, onToNote }: Props) {
  const { allowed, canClose, withClose, setWithClose, ready } = sending;
  const lack = withClose ? sending.closing.lack : null;
  const { t } = useTranslation(["answer", "ticket"]);
  const chooser = useRef<HTMLInputElement>(null);
  const again = write.act.happened.length > 0;
  const send = t(withClose ? "send.close" : `send.${write.kind}`);

  if (!allowed) {
    return (
      <div className={acts.actFoot}>
        <Button size="xs" variant="default" onClick={onToNote}>
          {t("ticket:stale.toNote")}
        </Button>
        <Button size="xs" variant="subtle" onClick={onKeep}>
          {t("keep")}
        </Button>
      </div>
    );
  }
  return (
    <div className={acts.actFoot}>
      <Button
        type="submit"
        size="xs"
        loading={write.act.sending}
        disabled={!ready || lack !== null}
        rightSection={<Kbd keys="Ctrl+Enter" />}
      >
        {again ? t("send.anyway", { verb: send }) : send}
      </Button>
      {canClose && (
        <Button
          size="xs"
          variant="default"
          aria-pressed={withClose}
          rightSection={!withClose && <Kbd keys="Ctrl+Shift+Enter" />}
          onClick={() => setWithClose(!withClose)}
        >
          {t(withClose ? "send.notClose" : "send.close")}
        </Button>
      )}
      {again && (
        <Button size="xs" variant="subtle" onClick={onKeep}>
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
            size="xs"
            variant="subtle"
            leftSection={<IconPaperclip size={16} aria-hidden />}
            onClick={() => chooser.current?.click()}
          >
            {t("files.add")}
          </Button>
        </>
      )}
      {lack && <span className={acts.quiet}>{lack}</span>}
    </div>
  );
}
