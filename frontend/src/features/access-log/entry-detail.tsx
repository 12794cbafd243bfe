import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import css from "./log.module.css";
import type { Asked } from "./query";
import { exactStamp, whatOf, words } from "./words";

type Props = {
  entry: Schemas["AccessEntry"];
  unitName: (code: string) => string;
  patients: string[];
  onAsk: (asked: Partial<Asked>) => void;
};

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** All that an entry holds (P-8), and the ways on from it. */
export function EntryDetail({ entry, unitName, patients, onAsk }: Props) {
  const { t } = useTranslation("access-log");
  const patient = entry.patients.length === 1 ? entry.patients[0] : undefined;
  return (
    <div className={css.detailBox}>
      <dl>
        <Pair name={t("detail.at")}>{exactStamp(entry.at)}</Pair>
        <Pair name={t("detail.activity")}>{words.activity(entry)}</Pair>
        <Pair name={t("detail.what")}>{whatOf(entry)}</Pair>
        <Pair name={t("detail.purpose")}>{words.purpose(entry)}</Pair>
        <Pair name={t("detail.user")}>
          {entry.user_name}, {entry.user_title}
        </Pair>
        <Pair name={t("detail.hsaId")}>{entry.user_hsa_id}</Pair>
        <Pair name={t("detail.role")}>{words.role(entry)}</Pair>
        <Pair name={t("detail.unit")}>{unitName(entry.unit)}</Pair>
        {entry.args && <Pair name={t("detail.args")}>{entry.args}</Pair>}
        <Pair name={t("detail.why")}>{entry.why || t("detail.noWhy")}</Pair>
      </dl>
      <div className={css.patients}>
        <h3>{t("detail.patients")}</h3>
        {patients.length === 0 ? (
          <p>{t("patient.none")}</p>
        ) : (
          <ul>
            {patients.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </div>
      <div className={css.ways} role="group" aria-label={t("detail.ways")}>
        {patient?.identity_number && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onAsk({ identityNumber: patient.identity_number })}
          >
            {t("detail.askPatient")}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onAsk({ employee: entry.user_hsa_id })}
        >
          {t("detail.askEmployee", { name: entry.user_name })}
        </Button>
        {entry.ticket && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onAsk({ ticket: entry.ticket })}
          >
            {t("detail.askTicket", { number: entry.ticket })}
          </Button>
        )}
      </div>
    </div>
  );
}
