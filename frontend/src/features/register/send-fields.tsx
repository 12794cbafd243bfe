import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/queries";
import { nameOf } from "../../i18n/i18n";
import { Pick } from "../../ui/pick";
import { useForm } from "./register-context";
import styles from "./register.module.css";
import { toOf, whyOf } from "./suggest";

/** Where it goes, why, and what we want to know; or plainly into the queue that the rules choose. */
export function SendFields() {
  const { t } = useTranslation(["register", "common"]);
  const { form, set, desk, bind, errorAt, focus, commit } = useForm();
  const directory = useDirectory();
  const to = toOf(form, desk);
  const asks = to !== "auto" && to !== "keep";

  const places = [
    {
      group: t("end.send"),
      items: [
        { value: "auto", label: t("send.auto") },
        { value: "keep", label: t("send.keep") },
      ],
    },
    {
      group: t("send.lines"),
      items: [2, 3].map((line) => ({ value: `line:${line}`, label: t(`common:line.${line}`) })),
    },
    {
      group: t("send.groups"),
      items: (directory?.groups ?? []).map((group) => ({
        value: `group:${group.code}`,
        label: nameOf(group),
      })),
    },
    {
      group: t("send.queues"),
      items: (directory?.queues ?? [])
        .filter(({ closed }) => !closed)
        .map((queue) => ({
          value: `queue:${queue.id}`,
          label: queue.name,
        })),
    },
  ].filter((group) => group.items.length > 0);

  return (
    <>
      <div className={asks ? styles.pair : undefined}>
        <Pick
          label={t("send.to")}
          nothing={t("send.nothing")}
          data={places}
          value={to}
          onPick={(value) => {
            set({ to: value });
            focus(value === "auto" || value === "keep" ? "send" : "question");
          }}
          error={errorAt("to")}
          onCommit={() => void commit()}
          bind={bind("to")}
        />
        {asks && (
          <Pick
            label={t("send.why")}
            nothing={t("send.nothing")}
            data={desk.escalationReasons.map((reason) => ({
              value: reason.code,
              label: nameOf(reason),
            }))}
            value={whyOf(form, desk)}
            onPick={(why) => set({ why })}
            onNext={() => focus("question")}
            error={errorAt("why")}
            onCommit={() => void commit()}
            bind={bind("why")}
          />
        )}
      </div>
      {asks && (
        <Textarea
          size="xs"
          label={t("send.question")}
          placeholder={t("send.questionHint")}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={4000}
          value={form.question}
          error={errorAt("question")}
          ref={bind("question")}
          onChange={(event) => set({ question: event.currentTarget.value })}
        />
      )}
    </>
  );
}
