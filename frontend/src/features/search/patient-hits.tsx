import { useQuery } from "@tanstack/react-query";
import { IconUserSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api, call, type Schemas } from "../../api/client";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { ProtectedMark } from "../../ui/protected-mark";
import { RowSkeletons } from "../../ui/skeletons";
import { StatusBadge } from "../../ui/status-badge";
import { TimeAgo } from "../../ui/time-ago";
import css from "./search.module.css";

type Props = {
  text: string;
  kind: "identity" | "phone";
  opened: string | null;
  onOpen: (number: string) => void;
};

/** Patients by identity or phone number, with their contacts; asked in a body, never in an address. */
export function PatientHits({ text, kind, opened, onOpen }: Props) {
  const { t } = useTranslation("search");
  const search = useQuery({
    queryKey: ["patient-search", kind, text],
    queryFn: () => {
      const body = kind === "identity" ? { identity_number: text } : { phone: text };
      return call(api.POST("/api/v1/patients/search", { body }));
    },
    gcTime: 0,
    retry: false,
  });

  if (search.isPending) return <RowSkeletons rows={5} />;
  if (search.isError) {
    return <ErrorState error={search.error} retry={() => void search.refetch()} />;
  }
  const items = search.data.items ?? [];
  return (
    <section className={css.pane} aria-label={t("title")}>
      <header className={css.head}>
        <h1>{t(`by.${kind}`)}</h1>
      </header>
      {items.length === 0 && (
        <EmptyState icon={IconUserSearch} title={t("none.title")} text={t("none.number")} />
      )}
      {items.map((patient) => (
        <Person key={patient.id} patient={patient} opened={opened} onOpen={onOpen} />
      ))}
    </section>
  );
}

type PersonProps = Pick<Props, "opened" | "onOpen"> & { patient: Schemas["PatientHit"] };

function Person({ patient, opened, onOpen }: PersonProps) {
  const { t } = useTranslation("search");
  const earlier = patient.earlier ?? [];
  return (
    <section className={css.person}>
      <h2>
        {patient.protected && !patient.name ? <ProtectedMark /> : patient.name}
        <small>{patient.identity_number}</small>
      </h2>
      {earlier.length === 0 && <p>{t("noContacts")}</p>}
      <ul className={css.hits}>
        {earlier.map((ticket) => (
          <li key={ticket.number}>
            <button
              type="button"
              className={css.hit}
              aria-current={ticket.number === opened || undefined}
              onClick={() => onOpen(ticket.number)}
            >
              <StatusBadge status={ticket.status} compact />
              <span className="kp-numbers">{ticket.number}</span>
              <span className={css.words}>{ticket.subject}</span>
              <span className={css.when}>
                <TimeAgo at={ticket.created_at} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
