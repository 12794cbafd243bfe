import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { useKeys } from "../../../ui/keys/use-keys";
import { useWritingPlace } from "../../../ui/rich/place";
import type { Writing } from "../../../ui/rich/writing";
import acts from "../acts.module.css";
import { CloseFields } from "../close-fields";
import type { Templates } from "../templates";
import { Trouble } from "../trouble";
import type { Kind } from "./draft";
import { FileList } from "./file-list";
import { NoWay, noWay } from "./no-way";
import { Signature } from "./signature";
import { Stopped } from "./stopped";
import { TextArea } from "./text-area";
import { UntilField } from "./until-field";
import { useFiles } from "./use-files";
import { useSending } from "./use-sending";
import { useWrite } from "./use-write";
import { WayLine } from "./way-line";
import styles from "./write.module.css";
import { WriteFoot } from "./write-foot";

export interface WriteProps {
  ticket: Schemas["Ticket"];
  kind: Kind;
  /** How often a key or a press has asked for it: each time it has the focus. */
  asked: number;
  templates?: Templates;
  onDone: (after: Schemas["Ticket"]) => void;
  /** Left for later; the text stays as a draft. */
  onKeep: () => void;
  /** It cannot be sent any more; the text becomes a note. */
  onToNote: (text: string) => void;
}

/** "Besvara" and "Fråga kunden": what is written leaves the house. */
export function WriteBox(props: WriteProps) {
  const why = noWay(props.ticket, props.kind);
  const [begun] = useState(why === null);
  // Whoever is in the middle of a text keeps it on the screen, whatever happens to the ticket.
  return why && !begun ? <NoWay ticket={props.ticket} why={why} /> : <Writer {...props} />;
}

function Writer({ ticket, kind, asked, templates: Picker, ...on }: WriteProps) {
  const { t } = useTranslation("answer");
  const write = useWrite(ticket, kind);
  const files = useFiles(write.written.files.length, write.addFile);
  const sending = useSending(ticket, write, files.busy, on.onDone);
  const area = useRef<Writing>(null);
  const [picking, setPicking] = useState(false);
  const onFiles = kind === "replies" ? files.add : undefined;

  function onDrop(event: DragEvent) {
    // What was dropped on the text itself has been taken there.
    if (!onFiles || event.defaultPrevented || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    onFiles([...event.dataTransfer.files]);
  }

  function switchWay() {
    write.switchWay();
    area.current?.focus();
  }

  function insert(text: string, template?: number) {
    if (template) write.patch({ template });
    area.current?.insert(text);
    setPicking(false);
  }
  useWritingPlace(ticket.number, ({ text, template }) => insert(text, template));
  useKeys(write.other ? { F8: { label: t("way.switch"), run: switchWay, inFields: true } } : {}, {
    scope: "write",
    title: t(`title.${kind}`),
  });

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter of the fields within, and files dropped on it
    <form
      className={`${acts.act} ${styles.write}`}
      aria-label={t(`title.${kind}`)}
      onSubmit={(event) => (event.preventDefault(), void sending.send())}
      onKeyDown={sending.onKeyDown}
      onDragOver={(event) => onFiles && event.preventDefault()}
      onDrop={onDrop}
    >
      <WayLine ticket={ticket} write={write} onSwitch={switchWay} />
      {picking && Picker && (
        <Picker ticket={ticket} onPick={insert} onClose={(typed) => insert(typed)} />
      )}
      <TextArea
        ref={area}
        write={write}
        asked={asked}
        onSlash={Picker && (() => setPicking(true))}
        onFiles={onFiles}
      />
      <Stopped ticket={ticket} write={write} onSwitch={switchWay} />
      <Signature ticket={ticket} way={write.way} />
      {onFiles ? <FileList write={write} going={files.going} /> : <UntilField write={write} />}
      {sending.withClose && (
        <fieldset className={acts.journal}>
          <legend>{t("close.title")}</legend>
          <CloseFields
            closing={sending.closing}
            error={write.act.error}
            within="close."
            onCommit={() => void sending.send()}
          />
        </fieldset>
      )}
      <Trouble act={write.act} allowed={sending.allowed} />
      <WriteFoot
        write={write}
        sending={sending}
        onFiles={onFiles}
        onKeep={on.onKeep}
        onToNote={() => (on.onToNote(write.written.text), write.draft.clear())}
      />
    </form>
  );
}
