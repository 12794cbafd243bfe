import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useViews } from "../../../api/queries";
import { MiniList } from "../../../features/list/mini-list";
import { useTicketList, type TicketList } from "../../../features/list/use-ticket-list";
import { useViewer } from "../../../features/list/use-viewer";
import {
  questionFilter,
  QuestionList,
  type Questions,
} from "../../../features/questions/question-list";
import { useOpenTicket } from "../use-open-ticket";
import css from "./home.module.css";
import { HomePage } from "./page";

const mine = { view: "mine", sort: "due" } as const;
const toMine = { to: "/view/$view", params: { view: "mine" } };

/** What one has taken and not answered comes before what waits in the queues. */
function together(taken: TicketList, waiting: TicketList): Questions {
  const unanswered = taken.rows.filter(
    ({ escalation, can }) => escalation && !escalation.answered_at && can.return,
  );
  const numbers = new Set(unanswered.map(({ number }) => number));
  return {
    ...waiting,
    rows: [...unanswered, ...waiting.rows.filter(({ number }) => !numbers.has(number))],
    gone: new Set(
      [...taken.gone, ...waiting.gone].filter(
        (number) => !numbers.has(number) || taken.gone.has(number),
      ),
    ),
  };
}

/** Specialist: few questions, each clear, each answered where it stands. */
export function SpecialistHome() {
  const { t } = useTranslation("desk");
  const counts = useViews();
  const { open } = useOpenTicket();
  const viewer = useViewer();
  const waiting = useTicketList(questionFilter, viewer, 20);
  const taken = useTicketList(mine, viewer, 20);
  const questions = useMemo(() => together(taken, waiting), [taken, waiting]);
  return (
    <HomePage narrow summary={counts && t("questions.summary", { count: counts.to_answer })}>
      <div className={css.column}>
        <QuestionList list={questions} onOpen={open} />
        <MiniList
          title={t("view.mine")}
          count={counts?.mine}
          filter={mine}
          to={toMine}
          empty=""
          onlyWithRows
        />
      </div>
    </HomePage>
  );
}
