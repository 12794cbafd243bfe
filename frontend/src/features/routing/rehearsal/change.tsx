import { IconArrowDown, IconArrowUp, IconEqual } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import css from "./rehearsal.module.css";
import { number, signed } from "./words";

type Props = {
  before: number;
  after: number;
  /** Fewer are better, as of promises that are broken; else a change is no judgement. */
  fewerIsBetter?: boolean;
  digits?: number;
};

/** A difference by arrow, sign and word; colour only says again what they say. */
export function Change({ before, after, fewerIsBetter = false, digits = 0 }: Props) {
  const { t } = useTranslation("routing");
  const step = 10 ** digits;
  const by = Math.round((after - before) * step) / step;
  const kind = by > 0 ? "more" : by < 0 ? "fewer" : "same";
  const Sign = { more: IconArrowUp, fewer: IconArrowDown, same: IconEqual }[kind];
  const tone = !fewerIsBetter || by === 0 ? undefined : by < 0 ? "ok" : "late";
  return (
    <span className={css.change} data-kind={kind} data-tone={tone}>
      <Sign size={14} stroke={2.25} aria-hidden />
      {by !== 0 && signed(by, digits)} {t(`rehearsal.change.${kind}`)}
    </span>
  );
}

type PairProps = Props & { label: string };

/** A cell: what it is now and what it would be, with the difference. */
export function Pair({ label, ...pair }: PairProps) {
  const { digits = 0, before, after } = pair;
  return (
    <td data-label={label}>
      <span className={css.pair}>
        <span>{number(before, digits)}</span>
        <span aria-hidden>→</span>
        <b>{number(after, digits)}</b>
      </span>
      <Change {...pair} />
    </td>
  );
}
