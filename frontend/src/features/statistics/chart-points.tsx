import css from "./charts.module.css";
import type { Definition } from "./rates";

type PointsProps = {
  points: readonly ({ x: number; y: number } | null)[];
  by: Definition;
  /** Few enough for every point to have its sign; else lone ones and the pointed at. */
  few: boolean;
  under: number | null;
};

/** The sign of each point: round for the contact point, square for the first line. */
export function Points({ points, by, few, under }: PointsProps) {
  return points.map((point, at) => {
    const lone = !points[at - 1] && !points[at + 1];
    if (!point || !(few || lone || at === under)) return null;
    const size = at === under ? 4.2 : 3;
    return by === "first_line" ? (
      <rect
        key={at}
        x={point.x - size}
        y={point.y - size}
        width={2 * size}
        height={2 * size}
        className={css.squarePoint}
      />
    ) : (
      <circle key={at} cx={point.x} cy={point.y} r={size + 0.3} className={css.roundPoint} />
    );
  });
}
