import { useNow } from "./clock";
import { ago, exact } from "./time";
import { Tip } from "./tip";

type Props = {
  at: string;
  /** Rows say "12 min"; elsewhere "12 min sedan". */
  focusable?: boolean;
};

/** Times both ways: relative on the screen, exact on hover and focus. */
export function TimeAgo({ at, focusable = false }: Props) {
  const now = useNow();
  const then = Date.parse(at);
  return (
    <Tip label={exact(then, now)}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the exact time is reachable by keyboard */}
      <time dateTime={at} tabIndex={focusable ? 0 : undefined}>
        {ago(then, now)}
      </time>
    </Tip>
  );
}
