import { ActionIcon, Button, Modal } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fileAddress } from "../api/file";
import type { Schemas } from "../api/client";
import { EmptyState } from "./empty-state";
import { fileSize } from "./file-size";
import { Tip } from "./tip";
import css from "./file-preview/file-preview.module.css";
import { PreviewFrame } from "./file-preview/frame";
import { kindOf } from "./file-preview/talk";

type Props = {
  files: readonly Schemas["Attachment"][];
  /** Which of them is shown; null: none. */
  at: number | null;
  onAt: (at: number | null) => void;
};

/** Shows files one at a time: images and PDF drawn in a sandbox, others to be downloaded. */
export function FilePreview({ files, at, onAt }: Props) {
  const { t } = useTranslation("files");
  const { t: common } = useTranslation("common");
  const file = at === null ? undefined : files[at];
  const label = file ? `${t("preview")}: ${file.name}` : t("preview");
  const step = (by: number) => {
    const next = (at ?? 0) + by;
    if (files[next]) onAt(next);
  };
  const key = (pressed: string) => {
    if (pressed === "Escape") onAt(null);
    if (pressed === "ArrowLeft") step(-1);
    if (pressed === "ArrowRight") step(1);
  };
  return (
    <Modal
      opened={file !== undefined}
      onClose={() => onAt(null)}
      size="min(72rem, 96vw)"
      yOffset="2dvh"
      xOffset="2vw"
      padding={0}
      withCloseButton={false}
      classNames={{ content: css.content, body: css.body }}
      attributes={{ content: { "aria-label": label } }}
      onKeyDown={(event) => event.key !== "Escape" && key(event.key)}
    >
      {file && (
        <>
          <header className={css.head}>
            <h2 className={css.name}>{file.name}</h2>
            <span className={css.size}>{fileSize(file.size)}</span>
            {files.length > 1 && (
              <span className={css.steps}>
                <Step label={t("previous")} off={at === 0} onStep={() => step(-1)}>
                  <IconChevronLeft size={16} aria-hidden />
                </Step>
                <span aria-live="polite">{t("of", { at: (at ?? 0) + 1, of: files.length })}</span>
                <Step label={t("next")} off={at === files.length - 1} onStep={() => step(1)}>
                  <IconChevronRight size={16} aria-hidden />
                </Step>
              </span>
            )}
            <Button
              component="a"
              href={fileAddress(file.id)}
              download={file.name}
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden />}
            >
              {t("download")}
            </Button>
            <Modal.CloseButton aria-label={common("act.close")} className={css.close} />
          </header>
          {kindOf(file.type) ? (
            <PreviewFrame key={file.id} file={file} onKey={key} />
          ) : (
            <EmptyState title={file.name} text={t("onlyDownload")} />
          )}
        </>
      )}
    </Modal>
  );
}

type StepProps = { label: string; off: boolean; onStep: () => void; children: React.ReactNode };

function Step({ label, off, onStep, children }: StepProps) {
  return (
    <Tip label={label}>
      <ActionIcon variant="subtle" size="md" aria-label={label} disabled={off} onClick={onStep}>
        {children}
      </ActionIcon>
    </Tip>
  );
}
