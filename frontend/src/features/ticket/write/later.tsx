import { Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../../ui/draft/use-draft";
import { ErrorState } from "../../../ui/error-state";
import { docOf } from "../../../ui/rich/doc";
import { blank, draftKey, withDoc, type Written } from "./draft";
import type { WriteBox, WriteProps } from "./write-box";

let there: typeof WriteBox | null = null;

async function fetchIt(): Promise<typeof WriteBox> {
  there ??= (await import("./write-box")).WriteBox;
  return there;
}

/** The editor is large and fetched by itself, as soon as somebody could want to write. */
export function fetchWriteBox(): void {
  void fetchIt().catch(() => {}); // Asked for again, and told of, when it is opened.
}

/**
 * The write box. What is typed before it has come is in the draft that it opens
 * with, and the focus never leaves the text: a letter beside it would be a verb.
 */
export function LaterWriteBox(props: WriteProps) {
  const [Box, setBox] = useState<typeof WriteBox | null>(() => there);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (Box || error) return;
    let left = false;
    fetchIt().then(
      (box) => left || setBox(() => box),
      (failure: unknown) => left || setError(failure),
    );
    return () => void (left = true);
  }, [Box, error]);
  if (Box) return <Box {...props} />;
  if (error) return <ErrorState error={error} retry={() => setError(null)} />;
  return <Waiting {...props} />;
}

function Waiting({ ticket, kind, asked }: WriteProps) {
  const { t } = useTranslation("answer");
  const draft = useDraft<Written>(draftKey(ticket.number, kind), blank);
  const begun = draft.value.doc !== null && draft.restoredAt !== null;
  return (
    <Textarea
      aria-label={t(`text.${kind}`)}
      autosize
      minRows={4}
      readOnly={begun}
      value={draft.value.text}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the key that opens it
      autoFocus={asked > 0}
      onChange={(event) => draft.set(withDoc(draft.value, docOf(event.currentTarget.value)))}
    />
  );
}
