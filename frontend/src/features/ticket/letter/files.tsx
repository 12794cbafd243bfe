import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { FileChip } from "./file-chip";
import styles from "./letter.module.css";

const FilePreview = lazy(() =>
  import("../../../ui/file-preview").then((m) => ({ default: m.FilePreview })),
);

interface Props {
  files: Schemas["Attachment"][];
  /** Those that the markup shows, too: nothing else shows them. */
  inlineToo: boolean;
}

/** The files of a message; images and PDF are shown in their own frame. */
export function Files({ files, inlineToo }: Props) {
  const { t } = useTranslation("answer");
  const [at, setAt] = useState<number | null>(null);
  const listed = files.filter(({ inline }) => inlineToo || !inline);
  if (listed.length === 0) return null;
  return (
    <>
      <ul className={styles.files} aria-label={t("files.label")}>
        {listed.map((file, index) => (
          <li key={file.id}>
            <FileChip file={file} onShow={() => setAt(index)} />
          </li>
        ))}
      </ul>
      {at !== null && (
        <Suspense>
          <FilePreview files={listed} at={at} onAt={setAt} />
        </Suspense>
      )}
    </>
  );
}
