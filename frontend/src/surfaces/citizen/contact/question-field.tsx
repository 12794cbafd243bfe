import type { Ref } from "react";
import { inLanguage, useWords } from "../i18n/words";
import type { Question } from "../net/types";
import { ChoiceField } from "../parts/choice-field";
import type { FieldProps } from "../parts/field";
import { FilesField } from "../parts/files-field";
import { TextArea, TextField } from "../parts/text-field";
import { answerOf } from "./form";
import type { useDraft } from "./use-draft";

const mostFiles = 5;

/** The id of a question's control, which a fault in the summary leads to. */
export function controlOf(question: Question): string {
  return `q-${question.id}`;
}

/** One question of a form, answered into the draft. */
export function QuestionField({
  question,
  draft: { draft, change },
  fault,
  heading,
}: {
  question: Question;
  draft: ReturnType<typeof useDraft>;
  fault: string | undefined;
  heading?: Ref<HTMLHeadingElement>;
}) {
  const { language } = useWords();
  const field: FieldProps = {
    id: controlOf(question),
    label: inLanguage(question.label, language),
    help: question.help ? inLanguage(question.help, language) : undefined,
    optional: !question.required,
    fault,
    heading,
  };
  const value = answerOf(draft, question);
  const onChange = (answer: string) =>
    change(({ answers }) => ({ answers: { ...answers, [question.id]: answer } }));

  switch (question.kind) {
    case "choice": {
      const options = (question.options ?? []).map((option) => ({
        value: option.value,
        label: inLanguage(option.label, language),
      }));
      return <ChoiceField {...field} value={value} onChange={onChange} options={options} />;
    }
    case "files":
      return (
        <FilesField
          {...field}
          files={draft.files}
          limit={question.limit || mostFiles}
          onAdd={(file) => change(({ files }) => ({ files: [...files, file] }))}
          onRemove={({ id }) =>
            change(({ files }) => ({ files: files.filter((file) => file.id !== id) }))
          }
        />
      );
    case "long-text":
      return <TextArea {...field} value={value} onChange={onChange} limit={question.limit} />;
    case "phone":
      return (
        <TextField {...field} value={value} onChange={onChange} type="tel" autoComplete="tel" />
      );
    case "short-text":
      return <TextField {...field} value={value} onChange={onChange} limit={question.limit} />;
  }
}
