import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { FileChip } from "./file-chip";
import styles from "./letter.module.css";

interface Props {
  files: Schemas["Attachment"][];
  /** Those that the markup shows, too: nothing else shows them. */
  inlineToo: boolean;
}

/** The files of a message; images and PDF are shown in their own frame. */
export function Files({ files, inlineToo }: Props) {
  const { t } = useTranslation("answer");
  const listed = files.filter(({ inline }) => inlineToo || !inline);
  if (listed.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t("files.label")}>
      {listed.map((file) => (
        <li key={file.id}>
          <FileChip file={file} />
        </li>
      ))}
    </ul>
  );
}
