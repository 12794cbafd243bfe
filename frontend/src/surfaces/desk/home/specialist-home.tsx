import { useTranslation } from "react-i18next";
import { useViews } from "../../../api/queries";
import { MiniList } from "../../../features/list/mini-list";
import { useTicketList } from "../../../features/list/use-ticket-list";
import { useViewer } from "../../../features/list/use-viewer";
import { questionFilter, QuestionList } from "../../../features/questions/question-list";
import { useOpenTicket } from "../use-open-ticket";
import css from "./home.module.css";
import { HomePage } from "./page";

const mine = { view: "mine" } as const;
const toMine = { to: "/view/$view", params: { view: "mine" } };

/** Specialist: few questions, each clear, each answered where it stands. */
export function SpecialistHome() {
  const { t } = useTranslation("desk");
  const counts = useViews();
  const { open } = useOpenTicket();
  const questions = useTicketList(questionFilter, useViewer(), 20);
  return (
    <HomePage narrow summary={counts && t("questions.summary", { count: counts.to_answer })}>
      <div className={css.column}>
        <MiniList
          title={t("view.mine")}
          count={counts?.mine}
          filter={mine}
          to={toMine}
          empty=""
          onlyWithRows
        />
        <QuestionList list={questions} onOpen={open} />
      </div>
    </HomePage>
  );
}
