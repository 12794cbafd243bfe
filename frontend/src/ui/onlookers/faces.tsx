import { IconPencil } from "@tabler/icons-react";
import type { Onlooker } from "../../live/onlookers";
import { initials } from "../initials";
import styles from "./onlookers.module.css";
import { writersFirst } from "./words";

/** Who is at a ticket as small faces, a pencil at those who write; words beside them say the same. */
export function Faces({ people, most }: { people: readonly Onlooker[]; most: number }) {
  const shown = writersFirst(people).slice(0, most);
  const more = people.length - shown.length;
  return (
    <span className={styles.faces} aria-hidden>
      {shown.map(({ id, name, writing }) => (
        <span key={id} className={styles.face} data-writing={writing || undefined}>
          {initials(name)}
          {writing && <IconPencil size={11} />}
        </span>
      ))}
      {more > 0 && <span className={styles.more}>+{more}</span>}
    </span>
  );
}
