import type { FormEvent } from "react";
import { inLanguage, useWords } from "../i18n/words";
import { Page } from "../parts/page";
import { go } from "../router";
import { FaultSummary, WritingAs, type FormProps } from "./form-parts";
import { faultsOf } from "./form";
import { QuestionField } from "./question-field";

/** All questions on one page, where there is room for them. */
export function WholeForm({ service, draft, root, faults, setFaults }: FormProps) {
  const { say, language } = useWords();
  const review = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(service, draft.draft);
    setFaults(found);
    if (Object.keys(found).length === 0) go(`${root}/granska`);
  };
  return (
    <Page
      title={`${inLanguage(service.title, language)}: ${service.unit_name}`}
      lead={inLanguage(service.intro, language)}
    >
      <FaultSummary service={service} faults={faults} />
      <WritingAs />
      <form noValidate onSubmit={review} className="stack">
        {service.questions.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            draft={draft}
            fault={faults[question.id]}
          />
        ))}
        <div className="buttons">
          <button type="submit" className="button">
            {say("form.review")}
          </button>
        </div>
      </form>
    </Page>
  );
}
