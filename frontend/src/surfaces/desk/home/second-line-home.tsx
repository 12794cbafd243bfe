import { useTranslation } from "react-i18next";
import { useViews } from "../../../api/queries";
import { MiniList } from "../../../features/list/mini-list";
import { useTicketList } from "../../../features/list/use-ticket-list";
import { useViewer } from "../../../features/list/use-viewer";
import { questionFilter, QuestionList } from "../../../features/questions/question-list";
import { TakeNextButton } from "../../../features/take-next/take-next-button";
import { useOpenTicket } from "../use-open-ticket";
import css from "./home.module.css";
import { HomePage } from "./page";
import { NewContactButton } from "./new-contact-button";

const alarm = { view: "alarm" } as const;
const mine = { view: "mine" } as const;
const watching = { view: "watching" } as const;
const to = (view: string) => ({ to: "/view/$view", params: { view } });

/** Second line: alarms first, then the questions of the queues, then one's own. */
export function SecondLineHome() {
  const { t } = useTranslation("desk");
  const counts = useViews();
  const { open } = useOpenTicket();
  const questions = useTicketList(questionFilter, useViewer(), 20);
  return (
    <HomePage
      summary={counts && t("questions.summary", { count: counts.to_answer })}
      acts={
        <>
          <TakeNextButton queue="mine" onTaken={open} size="md" strong className={css.big} />
          <NewContactButton quiet />
        </>
      }
    >
      <div className={css.columns}>
        <div className={css.column}>
          <MiniList
            title={t("view.alarm")}
            filter={alarm}
            to={to("alarm")}
            empty=""
            onlyWithRows
            tone="alarm"
          />
          <QuestionList list={questions} onOpen={open} />
        </div>
        <div className={css.column}>
          <MiniList
            title={t("view.mine")}
            count={counts?.mine}
            filter={mine}
            to={to("mine")}
            limit={8}
            empty={t("empty.mine.text")}
          />
          <MiniList
            title={t("view.watching")}
            count={counts?.watching}
            filter={watching}
            to={to("watching")}
            limit={8}
            empty={t("empty.watching.text")}
          />
        </div>
      </div>
    </HomePage>
  );
}
