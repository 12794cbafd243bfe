import type { FormEvent } from "react";
import { useEffect } from "react";
import { inLanguage, useWords } from "../i18n/words";
import { useArrival } from "../parts/page";
import { go } from "../router";
import { faultOf } from "./form";
import { focusControl, WritingAs, type FormProps } from "./form-parts";
import { controlOf, QuestionField } from "./question-field";

/** One question a screen, on a phone. */
export function OneQuestion({
  service,
  draft,
  root,
  faults,
  setFaults,
  at,
}: FormProps & { /** From 1. */ at: number }) {
  const { say, language } = useWords();
  const question = service.questions[at - 1]!;
  const heading = useArrival(inLanguage(question.label, language));
  const fault = faults[question.id];
  useEffect(() => {
    if (fault) focusControl(controlOf(question));
  }, [fault, question]);

  const next = (event: FormEvent) => {
    event.preventDefault();
    const slug = faultOf(question, draft.draft);
    setFaults(slug ? { [question.id]: slug } : {});
    if (slug) return focusControl(controlOf(question));
    go(at < service.questions.length ? `${root}/${at + 1}` : `${root}/granska`);
  };
  const back = () => {
    if (at === 1) go("kontakta-oss");
    else go(at === 2 ? root : `${root}/${at - 1}`);
  };
  return (
    <div className="page">
      <p className="eyebrow">
        {service.unit_name} · {say("form.step", { at, of: service.questions.length })}
      </p>
      <progress className="steps" value={at} max={service.questions.length} aria-hidden="true" />
      <form noValidate onSubmit={next} className="stack">
        <QuestionField question={question} draft={draft} fault={fault} heading={heading} />
        <div className="buttons">
          <button type="submit" className="button">
            {say("form.next")}
          </button>
          <button type="button" className="button quiet" onClick={back}>
            {say("back")}
          </button>
        </div>
      </form>
      {at === 1 && <WritingAs />}
    </div>
  );
}
