import { useMe } from "../../../api/queries";
import { may } from "../views";
import { FirstLineHome } from "./first-line-home";
import { PlainHome } from "./plain-home";
import { SecondLineHome } from "./second-line-home";
import { SpecialistHome } from "./specialist-home";
import { TodayHome } from "./today-home";

/** The page that a person's day starts from, by what they do. */
export function Home() {
  const me = useMe();
  switch (me.home) {
    case "first-line":
    case "care-guarantee":
      return <FirstLineHome />;
    case "second-line":
      return <SecondLineHome />;
    case "specialist":
      return <SpecialistHome />;
    case "supervisor":
      return <TodayHome />;
    default:
      return may(me, "ticket:list") ? <FirstLineHome /> : <PlainHome />;
  }
}
