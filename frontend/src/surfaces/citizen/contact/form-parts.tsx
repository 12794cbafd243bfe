import { useEffect, useRef } from "react";
import { inLanguage, useWords } from "../i18n/words";
import type { Service } from "../net/types";
import { faultText } from "../parts/problem";
import { useMe } from "../session/session";
import type { Faults } from "./form";
import { controlOf } from "./question-field";
import type { useDraft } from "./use-draft";

export type FormProps = {
  service: Service;
  draft: ReturnType<typeof useDraft>;
  /** Path of the form's first page. */
  root: string;
  faults: Faults;
  setFaults: (faults: Faults) => void;
};

/** Goes to a question's control; a hidden file button's label moves with it. */
export function focusControl(id: string): void {
  document.getElementById(id)?.focus();
}

/** All that is wrong, with a way to each; focus comes here when one tried to go on. */
export function FaultSummary({ service, faults }: { service: Service; faults: Faults }) {
  const { say, language } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const wrong = service.questions.filter(({ id }) => id in faults);
  useEffect(() => box.current?.focus(), [faults]);
  if (wrong.length === 0) return null;
  return (
    <div className="summary" ref={box} tabIndex={-1} role="group" aria-labelledby="summary-title">
      <h2 id="summary-title">{say("summary.title")}</h2>
      <ul>
        {wrong.map((question) => (
          <li key={question.id}>
            <a
              href={`#${controlOf(question)}`}
              onClick={(event) => {
                event.preventDefault();
                focusControl(controlOf(question));
              }}
            >
              {inLanguage(question.label, language)}
            </a>
            {": "}
            {faultText(say, faults[question.id]!)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who writes and where what is written lies until it is sent. */
export function WritingAs() {
  const { say } = useWords();
  return (
    <p className="quiet-text">
      {say("form.as", { name: useMe().name })} {say("form.kept")}
    </p>
  );
}
