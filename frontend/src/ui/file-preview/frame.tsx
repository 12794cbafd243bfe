import { useComputedColorScheme } from "@mantine/core";
import type { TFunction } from "i18next";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fileBytes } from "../../api/file";
import type { Schemas } from "../../api/client";
import { currentLanguage } from "../../i18n/i18n";
import { ErrorState } from "../error-state";
import css from "./file-preview.module.css";
import { kindOf, type FromPreview, type PreviewWords, type ShowFile } from "./talk";

type Props = { file: Schemas["Attachment"]; onKey: (key: string) => void };

/**
 * One file in a frame with an origin of its own: whatever the file makes run
 * there is nobody and reaches nothing. The desk fetches the bytes and hands them
 * in; the frame itself can ask for none.
 */
export function PreviewFrame({ file, onKey }: Props) {
  const { t } = useTranslation("files");
  const frame = useRef<HTMLIFrameElement>(null);
  const dark = useComputedColorScheme("light", { getInitialValueInEffect: false }) === "dark";
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const key = useRef(onKey);
  useEffect(() => {
    key.current = onKey;
  });

  useEffect(() => {
    const kind = kindOf(file.type);
    if (!kind) return;
    const stop = new AbortController();
    const bytes = fileBytes(file.id, stop.signal);
    bytes.catch((cause: unknown) => !stop.signal.aborted && setError(cause));
    const hand = async () => {
      const content = await bytes.catch(() => null);
      if (!content || stop.signal.aborted || content.byteLength === 0) return;
      const { type: mime, name } = file;
      const words = previewWords(t);
      const show = { type: "show", kind, mime, name, bytes: content, words, dark } as const;
      const told: ShowFile = { ...show, language: currentLanguage() };
      // The frame's origin is opaque, so that no name could be given here.
      frame.current?.contentWindow?.postMessage(told, "*", [content]);
    };
    const hear = ({ source, data }: MessageEvent<FromPreview>) => {
      if (!frame.current || source !== frame.current.contentWindow) return;
      if (data.type === "ready") void hand();
      else if (data.type === "key") key.current(data.key);
    };
    addEventListener("message", hear);
    return () => {
      stop.abort();
      removeEventListener("message", hear);
    };
    // A change of theme or language does not fetch the file again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [file.id, tries]);

  if (error) {
    const retry = () => (setError(null), setTries((n) => n + 1));
    return <ErrorState error={error} retry={retry} />;
  }
  return (
    <iframe
      ref={frame}
      key={`${file.id}-${tries}`}
      className={css.frame}
      title={`${t("preview")}: ${file.name}`}
      src="/preview.html"
      sandbox="allow-scripts"
    />
  );
}

function previewWords(t: TFunction<"files">): PreviewWords {
  return {
    bar: t("bar"),
    larger: t("larger"),
    smaller: t("smaller"),
    fit: t("fit"),
    page: t("page", { at: "{{at}}", of: "{{of}}" }),
    broken: t("broken"),
    locked: t("locked"),
  };
}
