import { useState } from "react";
import { useWords } from "../i18n/words";
import { fetchFile } from "../net/client";
import type { Attachment } from "../net/types";
import { sizeText } from "../parts/files-field";
import { Icon } from "../parts/icon";
import { problemText } from "../parts/problem";

/**
 * A file to keep. It is fetched by the page and not by a plain link, so that a
 * session that has ended asks one to sign in and does not save an error as a file.
 */
export function FileLink({ file }: { file: Attachment }) {
  const { say, locale } = useWords();
  const [error, setError] = useState<unknown>();
  const [fetching, setFetching] = useState(false);

  const fetchIt = async () => {
    if (fetching) return;
    setFetching(true);
    setError(undefined);
    try {
      save(await fetchFile(file.id), file.name);
    } catch (failure) {
      setError(failure);
    } finally {
      setFetching(false);
    }
  };
  return (
    <>
      <button
        type="button"
        className="button quiet file-button"
        aria-disabled={fetching}
        onClick={() => void fetchIt()}
      >
        <Icon name="file" />
        <span className="file-name">{file.name}</span>
        <span className="quiet-text">
          {fetching ? say("files.fetching") : sizeText(file.size, locale)}
        </span>
      </button>
      {error !== undefined && (
        <p className="fault" role="alert">
          <Icon name="warn" />
          <span>{problemText(say, error)}</span>
        </p>
      )}
    </>
  );
}

function save(bytes: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  // The browser has begun to save when the click returns, but not always read it all.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
