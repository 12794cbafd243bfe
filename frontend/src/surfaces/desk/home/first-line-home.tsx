import { useTranslation } from "react-i18next";
import { useMe, useViews } from "../../../api/queries";
import { MiniList } from "../../../features/list/mini-list";
import { TakeNextButton } from "../../../features/take-next/take-next-button";
import { useOpenTicket } from "../use-open-ticket";
import { may } from "../views";
import css from "./home.module.css";
import { HomePage } from "./page";
import { NewContactButton } from "./new-contact-button";

const returned = { view: "returned" } as const;
const mine = { view: "mine" } as const;
const toAnswer = { view: "to-answer" } as const;
const alarm = { view: "alarm" } as const;
const to = (view: string) => ({ to: "/view/$view", params: { view } });

/** First line: take the call, finish what came back, then what waits. */
export function FirstLineHome() {
  const { t } = useTranslation("desk");
  const me = useMe();
  const counts = useViews();
  const { open } = useOpenTicket();
  return (
    <HomePage acts={may(me, "ticket:register") ? <NewContactButton /> : undefined}>
      <div className={css.columns}>
        <div className={css.column}>
          <MiniList
            title={t("view.alarm")}
            filter={alarm}
            to={to("alarm")}
            empty=""
            limit={3}
            onlyWithRows
            tone="alarm"
          />
          <MiniList
            title={t("view.returned")}
            filter={returned}
            to={to("returned")}
            empty={t("empty.returned.text")}
          />
          <MiniList
            title={t("view.mine")}
            count={counts?.mine}
            filter={mine}
            to={to("mine")}
            limit={10}
            empty={t("empty.mine.text")}
          />
        </div>
        <div className={css.column}>
          <MiniList
            title={t("firstQueue")}
            count={counts?.to_answer}
            filter={toAnswer}
            to={to("to-answer")}
            limit={14}
            empty={t("empty.queueText")}
            acts={<TakeNextButton queue="mine" onTaken={open} />}
          />
        </div>
      </div>
    </HomePage>
  );
}
