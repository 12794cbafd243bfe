import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fieldSlug } from "../../../ui/field-error";
import { problemWords } from "../../../ui/problem-words";
import { FileChip } from "../letter/file-chip";
import { fieldError } from "../field-error-words";
import type { Write } from "./use-write";
import type { Going } from "./use-files";
import styles from "./write.module.css";

/** The files that go along, those on their way, and those that could not be taken. */
export function FileList({ write, going }: { write: Write; going: Going[] }) {
  const { t } = useTranslation("answer");
  const { files } = write.written;
  const refused = refusal(write.act.error);
  if (files.length === 0 && going.length === 0) return null;
  return (
    <>
      <ul className={styles.files} aria-label={t("files.label")}>
        {files.map((file) => (
          <li key={file.id}>
            <FileChip file={file} />
            <Remove name={file.name} onRemove={() => write.removeFile(file.id)} />
          </li>
        ))}
        {going.map((one) => (
          <li key={one.id} data-error={one.error ? true : undefined}>
            <span className={styles.goingName}>{one.name}</span>
            {one.error ? (
              <span role="alert">{whyNot(one.error, t)}</span>
            ) : (
              <progress
                value={one.done}
                max={1}
                aria-label={t("files.sending", { name: one.name })}
              />
            )}
            <Remove name={one.name} onRemove={one.stop} />
          </li>
        ))}
      </ul>
      {refused && (
        <p className={styles.error} role="alert">
          {refused === "other" ? fieldError(write.act.error, "attachments") : t(`files.${refused}`)}
        </p>
      )}
    </>
  );
}

/** What was wrong with the files when it was to be sent. */
function refusal(error: unknown): "gone" | "identity" | "other" | null {
  const slug = error instanceof Error ? fieldSlug(error, "attachments") : undefined;
  if (!slug) return null;
  if (slug === "file-not-found") return "gone";
  return slug === "identity-number-in-mail" ? "identity" : "other";
}

function whyNot(error: Going["error"], t: (key: never) => string): string {
  if (typeof error === "string") return t(`files.${error}` as never);
  return problemWords(error);
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useTranslation("answer");
  return (
    <button type="button" aria-label={t("files.remove", { name })} onClick={onRemove}>
      <IconX size={14} aria-hidden />
    </button>
  );
}
