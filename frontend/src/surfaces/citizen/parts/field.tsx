import type { ReactNode, Ref } from "react";
import { useWords } from "../i18n/words";
import { lengthOf } from "../contact/form";
import { faultText } from "./problem";
import { Icon } from "./icon";

export type FieldProps = {
  /** Of the control, and of what describes it. */
  id: string;
  label: string;
  help?: string;
  /** Slug of what is wrong. */
  fault?: string;
  optional?: boolean;
  /** The label is the heading of its page: one question a screen. */
  heading?: Ref<HTMLHeadingElement>;
};

/** What describes a control to who listens: its help and its fault. */
export function describedBy({ id, help, fault }: FieldProps): string | undefined {
  return [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined;
}

export function LabelText({ label, optional, heading }: FieldProps) {
  const { say } = useWords();
  const text = (
    <>
      {label}
      {optional && <span className="optional"> {say("optional")}</span>}
    </>
  );
  if (!heading) return text;
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}

export function HelpAndFault({ id, help, fault }: FieldProps) {
  const { say } = useWords();
  return (
    <>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          <Icon name="warn" />
          <span>{faultText(say, fault)}</span>
        </p>
      )}
    </>
  );
}

/** How much room is left; said aloud only when it is nearly or quite used up. */
export function Counter({ text, limit }: { text: string; limit: number }) {
  const { say } = useWords();
  const left = limit - lengthOf(text);
  const words =
    left < 0 ? say("counter.over", { count: -left }) : say("counter.left", { count: left });
  return (
    <>
      <p className={left < 0 ? "counter over" : "counter"} aria-hidden="true">
        {words}
      </p>
      <span className="hidden" role="status">
        {left < 0 || (left <= 100 && left % 20 === 0) ? words : ""}
      </span>
    </>
  );
}

/** A label, what helps, what is wrong, and the control. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  return (
    <div className={field.fault ? "field wrong" : "field"}>
      <label htmlFor={field.id}>
        <LabelText {...field} />
      </label>
      <HelpAndFault {...field} />
      {children}
    </div>
  );
}
