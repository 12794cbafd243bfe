import { IconFile, IconFileTypePdf, IconPhoto } from "@tabler/icons-react";
import type { Schemas } from "../../../api/client";
import { fileSize } from "../../../ui/file-size";
import styles from "./letter.module.css";

interface Props {
  file: Schemas["Attachment"];
  /** Shows it; where it is left out, or the file cannot be shown, it is downloaded. */
  onShow?: (file: Schemas["Attachment"]) => void;
}

/** A file as a chip: kind, name, size. */
export function FileChip({ file, onShow }: Props) {
  const Icon = file.type.startsWith("image/")
    ? IconPhoto
    : file.type === "application/pdf"
      ? IconFileTypePdf
      : IconFile;
  const inside = (
    <>
      <Icon size={16} aria-hidden />
      <span className={styles.fileName}>{file.name}</span>
      <span className={styles.fileSize}>{fileSize(file.size)}</span>
    </>
  );
  if (onShow && file.preview) {
    return (
      <button type="button" className={styles.file} onClick={() => onShow(file)}>
        {inside}
      </button>
    );
  }
  return (
    <a className={styles.file} href={`/api/v1/attachments/${file.id}`} download={file.name}>
      {inside}
    </a>
  );
}
