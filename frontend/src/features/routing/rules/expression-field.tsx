import { Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { IconAlertCircle } from "@tabler/icons-react";
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "../../../api/keys";
import { problemSentence } from "../parts/problems";
import { routingCalls } from "../state/calls";
import type { RoutingProblem, RoutingVocabulary } from "../state/types";
import { placeOf } from "./caret-line";
import { complete, put, type Option } from "./completion";
import { CompletionList } from "./completion-list";
import { wantedSentence, type RuleNames } from "./rule-sentence";
import css from "./rules.module.css";

interface Props {
  expr: string;
  /** Those of the saved draft, until the expression itself has been looked at. */
  problems: readonly RoutingProblem[];
  unit: string;
  vocabulary: RoutingVocabulary;
  names: RuleNames;
  onChange: (expr: string) => void;
}

/** A rule's condition as an expression, with what can stand at the caret and what is wrong where. */
export function ExpressionField({ expr, problems, unit, vocabulary, names, onChange }: Props) {
  const { t } = useTranslation("routing");
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const after = useRef<number | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const [marked, setMarked] = useState(0);
  const [settled] = useDebouncedValue(expr, 350);
  const { data: checked } = useQuery({
    enabled: settled !== "",
    queryKey: [...keys.routing, "expression", unit, settled],
    queryFn: () => routingCalls.express(unit, { expr: settled }),
    staleTime: 60_000,
  });
  const wrong = settled !== expr ? [] : (checked?.problems ?? problems);
  const offer = caret === null ? null : complete(expr, caret, vocabulary, asked);
  const options = offer?.options ?? [];
  const at = Math.min(marked, options.length - 1);

  useLayoutEffect(() => {
    if (after.current === null) return;
    field.current?.setSelectionRange(after.current, after.current);
    after.current = null;
  }, [expr]);

  function close() {
    setCaret(null);
    setAsked(false);
  }
  function choose(option: Option) {
    if (!offer) return;
    const next = put(expr, offer, option);
    after.current = next.caret;
    onChange(next.text);
    close();
    field.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      setAsked(true);
      setMarked(0);
      return setCaret(event.currentTarget.selectionStart);
    }
    if (options.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setMarked((at + step + options.length) % options.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(options[at]!);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const list = options.length > 0 ? `${id}-list` : undefined;
  return (
    <div className={css.expression}>
      <Textarea
        ref={field}
        label={t("rules.expr.label")}
        description={t("rules.expr.help")}
        classNames={{ input: css.mono }}
        autosize
        minRows={3}
        maxRows={12}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={expr}
        maxLength={4000}
        aria-autocomplete="list"
        aria-controls={list}
        aria-activedescendant={list && `${list}-${at}`}
        aria-invalid={wrong.length > 0 || undefined}
        aria-errormessage={wrong.length > 0 ? `${id}-wrong` : undefined}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
          setMarked(0);
          setAsked(false);
          setCaret(currentTarget.selectionStart);
        }}
        onKeyDown={onKeyDown}
        onClick={close}
        onBlur={close}
      />
      {list && offer && (
        <CompletionList
          id={list}
          options={options}
          marked={at}
          field={field}
          offset={offer.from}
          names={names}
          onChoose={choose}
        />
      )}
      <div id={`${id}-wrong`} className={css.faults} aria-live="polite">
        {wrong.map((problem) => (
          <Fault
            key={`${problem.slug} ${problem.line} ${problem.column} ${problem.word}`}
            expr={expr}
            problem={problem}
            onGo={(offset) => {
              field.current?.focus();
              field.current?.setSelectionRange(offset, offset);
            }}
          />
        ))}
      </div>
      {checked?.conditions && settled === expr && wrong.length === 0 && (
        <p className={css.quiet}>
          {t("rules.expr.means", {
            sentence: checked.conditions
              .map((one) => wantedSentence(one, names))
              .join(` ${t("rules.sentence.and")} `),
          })}
        </p>
      )}
    </div>
  );
}

/** One fault: the line that it is in, a caret below the character, and what is wrong in words. */
function Fault(props: { expr: string; problem: RoutingProblem; onGo: (offset: number) => void }) {
  const { expr, problem, onGo } = props;
  const { t } = useTranslation("routing");
  const place = placeOf(expr, problem.line, problem.column);
  return (
    <div className={css.fault} data-warning={problem.warning || undefined}>
      <p>
        <IconAlertCircle size={15} aria-hidden />
        {problemSentence(problem)}
        {place && (
          <button type="button" onClick={() => onGo(place.offset)}>
            {t("rules.expr.go", { line: problem.line, column: problem.column })}
          </button>
        )}
      </p>
      {place && (
        <pre aria-hidden>
          {place.excerpt}
          {"\n"}
          {" ".repeat(place.column)}^
        </pre>
      )}
    </div>
  );
}
