import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import css from "./splitter.module.css";

const storage = "kp-list-width";
const least = 320;
const most = 900;

/** How wide the list is, kept on this computer. */
export function useListWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useState(() => {
    const kept = Number(localStorage.getItem(storage));
    return kept >= least ? kept : Math.round(Math.min(640, Math.max(400, innerWidth * 0.39)));
  });
  const keep = (next: number) => {
    const fits = Math.round(Math.min(most, Math.max(least, next)));
    setWidth(fits);
    localStorage.setItem(storage, String(fits));
  };
  return [width, keep];
}

type Props = { width: number; onWidth: (width: number) => void };

/** The edge between list and ticket: drag it, or use the arrow keys. */
export function Splitter({ width, onWidth }: Props) {
  const { t } = useTranslation("desk");
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const start = event.clientX - width;
    const edge = event.currentTarget;
    edge.setPointerCapture(event.pointerId);
    edge.onpointermove = (moved) => onWidth(moved.clientX - start);
    edge.onpointerup = () => {
      edge.onpointermove = null;
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -24, ArrowRight: 24 }[event.key];
    if (!step) return;
    event.preventDefault();
    onWidth(width + step);
  };
  return (
    // A separator with a value is a widget that takes focus and keys (WAI-ARIA window splitter).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t("splitter")}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      className={css.splitter}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
