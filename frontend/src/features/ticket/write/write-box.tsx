import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { useKeys } from "../../../ui/keys/use-keys";
import { useWritingPlace } from "../../../ui/rich/place";
import type { Writing } from "../../../ui/rich/writing";
import acts from "../acts.module.css";
import { CloseFields } from "../close-fields";
import { fieldError } from "../field-error-words";
import type { Templates } from "../templates";
import { Trouble } from "../trouble";
import { useClose } from "../use-close";
import type { Kind } from "./draft";
import { FileList } from "./file-list";
import { NoWay, noWay } from "./no-way";
import { Signature } from "./signature";
import { Stopped } from "./stopped";
import { TextArea } from "./text-area";
import { UntilField } from "./until-field";
import { useFiles } from "./use-files";
import { useWrite } from "./use-write";
import { WayLine } from "./way-line";
import styles from "./write.module.css";
import { WriteFoot } from "./write-foot";

interface Props {
  ticket: Schemas["Ticket"];
  kind: Kind;
  /** A key or a press opened it: it has the focus. */
  byHand: boolean;
  templates?: Templates;
  onDone: (after: Schemas["Ticket"]) => void;
  /** Left for later; the text stays as a draft. */
  onKeep: () => void;
  /** It cannot be sent any more; the text becomes a note. */
  onToNote: (text: string) => void;
}

/** "Besvara" and "Fråga kunden": what is written leaves the house. */
export function WriteBox(props: Props) {
  const why = noWay(props.ticket, props.kind);
  const [begun] = useState(why === null);
  // Whoever is in the middle of a text keeps it on the screen, whatever happens to the ticket.
  return why && !begun ? <NoWay ticket={props.ticket} why={why} /> : <Writer {...props} />;
}

function Writer({ ticket, kind, byHand, templates: Picker, onDone, onKeep, onToNote }: Props) {
  const { t } = useTranslation(["answer", "ticket"]);
  const write = useWrite(ticket, kind);
  const closing = useClose(ticket);
  const area = useRef<Writing>(null);
  const [withClose, setWithClose] = useState(false);
  const [picking, setPicking] = useState(false);
  const files = useFiles(write.written.files.length, write.addFile);
  const why = noWay(ticket, kind);
  const takesFiles = kind === "replies";
  const ready = !write.empty && write.written.text.trim() !== "" && !files.busy && why === null;

  async function send() {
    if (!ready || (withClose && !closing.body)) return;
    const after = await write.send(withClose && closing.body ? closing.body : undefined);
    if (!after) return;
    if (withClose) closing.done();
    onDone(after);
  }

  function sendAndClose() {
    if (kind !== "replies" || !ticket.can.close) return;
    if (withClose) void send();
    else setWithClose(true);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.shiftKey) sendAndClose();
    else void send();
  }

  function onDrop(event: DragEvent) {
    if (!takesFiles || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    files.add([...event.dataTransfer.files]);
  }

  function switchWay() {
    write.switchWay();
    area.current?.focus();
  }

  function insert(text: string, template?: number) {
    if (template) write.patch({ template });
    area.current?.insert(text);
  }
  useWritingPlace(ticket.number, ({ text, template }) => insert(text, template));
  useKeys(write.other ? { F8: { label: t("way.switch"), run: switchWay, inFields: true } } : {}, {
    scope: "write",
    title: t(`title.${kind}`),
  });
  useEffect(() => {
    if (write.stopped) area.current?.focus();
  }, [write.stopped]);

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter of the fields within, and files dropped on it
    <form
      className={`${acts.act} ${styles.write}`}
      aria-label={t(`title.${kind}`)}
      onSubmit={(event) => (event.preventDefault(), void send())}
      onKeyDown={onKeyDown}
      onDragOver={(event) => takesFiles && event.preventDefault()}
      onDrop={onDrop}
    >
      <WayLine ticket={ticket} write={write} onSwitch={switchWay} />
      {picking && Picker && (
        <Picker
          ticket={ticket}
          onPick={(text, version) => (setPicking(false), insert(text, version))}
          onClose={(typed) => (setPicking(false), insert(typed))}
        />
      )}
      <TextArea
        ref={area}
        write={write}
        byHand={byHand}
        onSlash={Picker && (() => setPicking(true))}
        onFiles={takesFiles ? files.add : undefined}
      />
      {write.stopped ? (
        <Stopped other={write.other} ticket={ticket} onSwitch={switchWay} />
      ) : (
        fieldError(write.act.error, "text") && (
          <p className={styles.error} role="alert" id="write-error">
            {fieldError(write.act.error, "text")}
          </p>
        )
      )}
      <Signature ticket={ticket} way={write.way} />
      {takesFiles && <FileList write={write} going={files.going} />}
      {kind === "questions" && <UntilField write={write} />}
      {withClose && (
        <fieldset className={acts.journal}>
          <legend>{t("close.title")}</legend>
          <CloseFields
            closing={closing}
            error={write.act.error}
            within="close."
            onCommit={() => void send()}
          />
        </fieldset>
      )}
      <Trouble act={write.act} allowed={why === null} />
      <WriteFoot
        write={write}
        ready={ready}
        allowed={why === null}
        canClose={kind === "replies" && ticket.can.close}
        withClose={withClose}
        lack={withClose ? closing.lack : null}
        onClose={() => setWithClose(!withClose)}
        onFiles={takesFiles ? files.add : undefined}
        onKeep={onKeep}
        onToNote={() => (onToNote(write.written.text), write.draft.clear())}
      />
    </form>
  );
}
