import { useEffect, useState } from "react";
import { Refusal } from "../net/client";
import type { Service } from "../net/types";
import { useWide } from "../parts/use-wide";
import { useMe } from "../session/session";
import { go } from "../router";
import { isWritten } from "./drafts";
import { faultsFromServer, faultsOf, placeOf, type Faults } from "./form";
import { OneQuestion } from "./one-question";
import { Receipt, receiptOf } from "./receipt";
import { Review } from "./review";
import { useDraft } from "./use-draft";
import { WholeForm } from "./whole-form";

/**
 * One form from the first question to the receipt. Where one is stands in the
 * address, so that the browser's own Back goes a question back; what is written
 * stands in the draft.
 */
export function ContactForm({
  service,
  rest,
  reload,
}: {
  service: Service;
  rest: string | undefined;
  reload: () => Promise<void>;
}) {
  const wide = useWide();
  const owner = useMe().drafts;
  const form = `${service.key}:${service.unit}`;
  const draft = useDraft(form);
  const [faults, setFaults] = useState<Faults>({});
  const place = placeOf(rest, service);
  const root = `kontakta-oss/${service.unit}`;
  const receipt = place.kind === "sent" ? receiptOf(owner) : null;

  // The end of the form without its beginning: a bookmark, or sent already.
  const lost =
    (place.kind === "review" && !isWritten(draft.draft)) || (place.kind === "sent" && !receipt);
  useEffect(() => {
    if (lost) go(root, { replace: true });
  }, [lost, root]);
  if (lost) return null;

  /** Shows what the server or the form itself finds wrong, where it can be mended. */
  const mend = (found: Faults) => {
    setFaults(found);
    const first = service.questions.findIndex(({ id }) => id in found) + 1;
    go(first > 1 && !wide ? `${root}/${first}` : root);
  };
  const refused = async (error: unknown): Promise<unknown> => {
    if (!(error instanceof Refusal)) return error;
    if (error.slug === "form-version-gone") await reload();
    const found = faultsFromServer(service, error.fields);
    if (Object.keys(found).length === 0) return error;
    mend(found);
    return undefined;
  };

  if (receipt) return <Receipt receipt={receipt} />;
  if (place.kind === "review") {
    const missing = faultsOf(service, draft.draft);
    return (
      <Review
        service={service}
        draft={draft}
        root={root}
        check={() => {
          if (Object.keys(missing).length > 0) mend(missing);
          return Object.keys(missing).length === 0;
        }}
        refused={refused}
      />
    );
  }
  const shared = { service, draft, root, faults, setFaults };
  // Each question is a page of its own: focus comes to its heading.
  if (!wide)
    return (
      <OneQuestion
        key={place.kind === "question" ? place.at : 0}
        at={place.kind === "question" ? place.at : 1}
        {...shared}
      />
    );
  return <WholeForm {...shared} />;
}
