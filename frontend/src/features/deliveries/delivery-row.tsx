import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { i18n } from "../../i18n/i18n";
import { useNow } from "../../ui/clock";
import { exact } from "../../ui/time";
import { TimeAgo } from "../../ui/time-ago";
import css from "./deliveries.module.css";
import type { Act, Delivery } from "./use-deliveries";

type Props = {
  delivery: Delivery;
  /** What is being done with it. */
  doing: Act | undefined;
  onAct: (act: Act) => void;
};

const acts: readonly Act[] = ["again", "arrived", "withdraw"];

/** One that did not arrive: of which ticket, to whom, why, and what can be done. */
export function DeliveryRow({ delivery, doing, onAct }: Props) {
  const { t } = useTranslation("deliveries");
  const now = useNow();
  const { ticket, channel, to, writer, automatic, bounced, fault, attempts, next_at } = delivery;
  const tried = [
    attempts > 0 && t("attempts", { count: attempts }),
    next_at && t("next", { when: exact(Date.parse(next_at), now) }),
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        <Link to="/ticket/$number" params={{ number: ticket }} className={css.ticket}>
          {ticket}
        </Link>
        <small>{automatic ? t("automatic") : writer && t("writer", { name: writer.name })}</small>
      </th>
      <td>
        {to ?? <span className={css.none}>{t("hidden")}</span>}
        <small>{t(`channel.${channel}`)}</small>
      </td>
      <td>
        {bounced && `${t("bounced")} `}
        {fault && faultWords(fault)}
        {tried.length > 0 && <small>{tried.join(" · ")}</small>}
      </td>
      <td className={css.when}>
        <TimeAgo at={delivery.since} focusable />
      </td>
      <td className={css.acts}>
        {acts
          .filter((act) => delivery.can[act])
          .map((act) => (
            <Button
              key={act}
              size="compact-sm"
              variant={act === "withdraw" ? "subtle" : "default"}
              loading={doing === act}
              disabled={doing !== undefined && doing !== act}
              aria-label={t("of", { act: t(act), ticket })}
              onClick={() => onAct(act)}
            >
              {t(act)}
            </Button>
          ))}
      </td>
    </tr>
  );
}

/** Why it did not arrive, in words; the same as in its ticket. */
function faultWords(slug: string): string {
  const key = `answer:fault.${slug}`;
  return i18n.exists(key) ? i18n.t(key) : i18n.t("answer:fault.other");
}
