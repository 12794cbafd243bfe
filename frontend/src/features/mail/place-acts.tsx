import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { problemWords } from "../../ui/problem-words";
import css from "./mail.module.css";
import { OtherTicket } from "./other-ticket";
import { usePlace, type Mail } from "./use-mail";

type Props = { mail: Mail; onDone: () => void };

/** Where the mail is put: to the likely ticket, to another, to one of its own, or nowhere. */
export function PlaceActs({ mail, onDone }: Props) {
  const { t } = useTranslation("mail");
  const place = usePlace(mail.id, onDone);
  const [other, setOther] = useState(false);
  const likely = mail.likely?.number;
  const busy = place.isPending;

  useKeys(
    {
      ...(likely && { t: { label: t("key.likely"), run: () => place.mutate({ ticket: likely }) } }),
      a: { label: t("key.other"), run: () => setOther(true) },
      y: { label: t("key.own"), run: () => place.mutate({ new: true }) },
      b: { label: t("key.park"), run: () => place.mutate({ park: true }) },
    },
    { scope: "place", title: t("place"), when: !busy },
  );

  return (
    <section className={css.place} aria-labelledby="place">
      <h3 id="place">{t("place")}</h3>
      <p className={css.help}>{t("placeHelp")}</p>
      <div className={css.acts}>
        {likely && (
          <Button
            loading={busy && place.variables.ticket === likely}
            disabled={busy}
            rightSection={<Kbd keys="t" />}
            onClick={() => place.mutate({ ticket: likely })}
          >
            {t("toLikely", { ticket: likely })}
          </Button>
        )}
        <Button
          variant="default"
          disabled={busy}
          rightSection={<Kbd keys="a" />}
          aria-expanded={other}
          onClick={() => setOther(!other)}
        >
          {t("toOther")}
        </Button>
        <Button
          variant={likely ? "default" : "filled"}
          loading={busy && place.variables.new === true}
          disabled={busy}
          rightSection={<Kbd keys="y" />}
          onClick={() => place.mutate({ new: true })}
        >
          {t("toOwn")}
        </Button>
        <Button
          variant="subtle"
          loading={busy && place.variables.park === true}
          disabled={busy}
          rightSection={<Kbd keys="b" />}
          onClick={() => place.mutate({ park: true })}
        >
          {t("park")}
        </Button>
      </div>
      {other && <OtherTicket busy={busy} onTicket={(ticket) => place.mutate({ ticket })} />}
      {place.error && (
        <p className={css.error} role="alert">
          {problemWords(place.error)}
        </p>
      )}
    </section>
  );
}
