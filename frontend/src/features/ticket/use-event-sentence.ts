import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useNow } from "../../ui/clock";
import { dayWords } from "../../ui/time";
import { eventKey } from "./happenings";
import { useNames } from "../../ui/use-names";

/** An event in one plain sentence. */
export function useEventSentence() {
  const { t, i18n } = useTranslation("ticket");
  const names = useNames();
  const now = useNow();

  return (item: Schemas["TimelineItem"]): string => {
    const key = eventKey(item);
    const data = item.data ?? {};
    const values = {
      name: item.actor?.name ?? t("timeline.system"),
      handler: item.to?.handler?.name ?? "",
      place: item.to?.queue?.name ?? "",
      action: data["action"] ? names.action(data["action"]) : "",
      link: data["link"] ?? "",
      other: data["other"] ?? "",
      patient: data["patient"] ?? "",
      step: data["step"] ?? "",
      on: data["on"] ? dayWords(Date.parse(`${data["on"]}T12:00:00Z`), now) : "",
      fields: (data["fields"] ?? "")
        .split(/[\s,]+/)
        .filter(Boolean)
        .map((field) =>
          i18n.exists(`ticket:field.${field}`) ? t(`field.${field}` as never) : field,
        )
        .join(", "),
    };
    const telling =
      {
        "step-taken": data["outcome"],
        "alarm-chosen": data["alarm_choice"],
        warned: data["promise"],
        breached: data["promise"],
      }[key] ??
      (["handler", "place", "action", "on", "fields", "link", "other", "patient"] as const).find(
        (part) => values[part] && i18n.exists(`ticket:event.${key}_${part}`),
      );
    const full = telling ? `event.${key}_${telling}` : `event.${key}`;
    const known = i18n.exists(`ticket:${full}`) ? full : "event.other";
    return String(t(known as "event.other", { ...values, queue: values.place }));
  };
}
