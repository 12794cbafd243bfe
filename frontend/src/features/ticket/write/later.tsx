import { Textarea } from "@mantine/core";
import { lazy, Suspense, type ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../../ui/draft/use-draft";
import { Boundary } from "../../../ui/boundary";
import { docOf } from "../../../ui/rich/doc";
import { blank, draftKey, withDoc, type Written } from "./draft";

const fetchIt = () => import("./write-box");
const WriteBox = lazy(async () => ({ default: (await fetchIt()).WriteBox }));

type Props = ComponentProps<typeof WriteBox>;

/** The editor is large and fetched by itself, as soon as somebody could want to write. */
export function fetchWriteBox(): void {
  void fetchIt().catch(() => {}); // Asked for again, and told of, when it is opened.
}

/** The write box; what is typed before it has come is in the draft that it opens with. */
export function LaterWriteBox(props: Props) {
  return (
    <Boundary>
      <Suspense fallback={<Waiting {...props} />}>
        <WriteBox {...props} />
      </Suspense>
    </Boundary>
  );
}

function Waiting({ ticket, kind, byHand }: Props) {
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
      autoFocus={byHand}
      onChange={(event) => draft.set(withDoc(draft.value, docOf(event.currentTarget.value)))}
    />
  );
}
