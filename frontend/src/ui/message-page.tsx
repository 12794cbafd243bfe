import { Button } from "@mantine/core";
import { IconPhotoOff } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../i18n/i18n";
import css from "./message-page.module.css";

type Props = {
  /** The message's id. */
  message: number;
  /** It refers to images elsewhere, blocked until somebody asks. */
  remoteImages?: boolean | undefined;
};

/**
 * The markup of a message as it looked, on white paper in every theme: a mail
 * brings its own colours. The page runs no scripts and asks nobody for anything;
 * its frame is as high as what it holds.
 */
export function MessagePage({ message, remoteImages = false }: Props) {
  const { t } = useTranslation("files");
  const frame = useRef<HTMLIFrameElement>(null);
  const observer = useRef<ResizeObserver | null>(null);
  const [images, setImages] = useState(false);
  const [height, setHeight] = useState(80);
  useEffect(() => () => observer.current?.disconnect(), []);

  const measure = () => {
    const page = frame.current?.contentDocument;
    if (!page?.body) return;
    observer.current?.disconnect();
    const fit = () => setHeight(Math.ceil(page.documentElement.offsetHeight));
    observer.current = new ResizeObserver(fit);
    observer.current.observe(page.documentElement);
    fit();
  };
  return (
    <div className={css.page}>
      {remoteImages && !images && (
        <div className={css.remote}>
          <IconPhotoOff size={16} aria-hidden />
          <span>{t("message.remote")}</span>
          <Button size="compact-xs" variant="default" onClick={() => setImages(true)}>
            {t("message.show")}
          </Button>
        </div>
      )}
      <iframe
        ref={frame}
        className={css.frame}
        title={t("message.title")}
        src={`/api/v1/messages/${message}/page?lang=${currentLanguage()}${images ? "&images=1" : ""}`}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        style={{ height }}
        onLoad={measure}
      />
    </div>
  );
}
