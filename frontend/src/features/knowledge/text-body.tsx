import { Fragment, type ReactNode } from "react";
import { blocksOf } from "../../ui/text-blocks";
import css from "./knowledge.module.css";

/** A text as it reads; its {fields} are marked. */
export function TextBody({ text }: { text: string }) {
  return (
    <div className={css.body}>
      {blocksOf(text).map(({ kind, lines }, at) =>
        kind === "list" ? (
          <ul key={at}>
            {lines.map((line, place) => (
              <li key={place}>{marked(line)}</li>
            ))}
          </ul>
        ) : (
          <p key={at}>
            {lines.map((line, place) => (
              <Fragment key={place}>
                {place > 0 && <br />}
                {marked(line)}
              </Fragment>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function marked(line: string): ReactNode[] {
  return line
    .split(/(\{[^{}\n]{1,40}\})/)
    .map((part, at) => (part.startsWith("{") ? <mark key={at}>{part}</mark> : part));
}
