import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../i18n/i18n";
import { clock, dayOf } from "../../ui/time";
import { notify } from "../../ui/notify";
import { useKeys } from "../../ui/keys/use-keys";
import { nameOfPatient } from "./found";
import { useForm } from "./register-context";
import { actionOf, identifiedOf, kindOf } from "./suggest";

/** The plain text to paste into the record before the ticket is registered (P-10), on one key. */
export function useRecordText() {
  const { t } = useTranslation(["register", "common"]);
  const { form, found, desk, me, sending, lookup } = useForm();
  const [refused, setRefused] = useState<string | null>(null);

  function text(): string {
    const action = desk.actions.find(({ code }) => code === actionOf(form, desk));
    const now = sending.now.getTime();
    const number =
      found.state === "known"
        ? found.hit.identity_number
        : lookup?.way === "identity"
          ? lookup.value
          : "";
    const patient = [nameOfPatient(form, found), number].filter(Boolean).join(" ");
    const caller =
      kindOf(form) === "patient" ? "" : [form.callerName, form.relation].filter(Boolean).join(", ");
    const identified = identifiedOf(form);
    return [
      t("record.headingNew", {
        channel: t(`common:channel.${form.channel}`),
        when: `${dayOf(now)} ${clock(now)}`,
      }),
      patient && t("record.patient", { patient }),
      caller && t("record.caller", { caller }),
      identified && t("record.identified", { how: t(`identified.${identified}`) }),
      form.text.trim() && t("record.question", { text: form.text.trim() }),
      action &&
        t("record.advice", {
          text: [nameOf(action), form.actionNote.trim()].filter(Boolean).join(". "),
        }),
      t("record.by", { name: me.name, title: me.title }),
    ]
      .filter(Boolean)
      .join("\n");
  }

  async function copy() {
    const written = text();
    try {
      await navigator.clipboard.writeText(written);
      setRefused(null);
      notify.info(t("solved.copied"));
    } catch {
      setRefused(written);
    }
  }

  useKeys(
    { F9: { label: t("solved.copy"), run: () => void copy(), inFields: true } },
    { scope: "register-journal", title: t("title") },
  );

  return { copy, refused };
}
