import { useRef } from "react";
import type { Kept } from "../contact/drafts";
import { useWords, type Say } from "../i18n/words";
import { announce } from "./announce";
import { describedBy, HelpAndFault, LabelText, type FieldProps } from "./field";
import { Icon } from "./icon";
import { faultText, problemText } from "./problem";
import { useUploads, type Upload } from "./use-uploads";

/** "120 kB", "3,4 MB". */
export function sizeText(bytes: number, locale: string): string {
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kB"] : [bytes / 1_000_000, "MB"];
  const digits = { maximumFractionDigits: amount < 10 && unit === "MB" ? 1 : 0 };
  return `${Math.max(amount, 1).toLocaleString(locale, digits)} ${unit}`;
}

/** Files that go along; each leaves the device when it is chosen, and is shown with how far it has come. */
export function FilesField({
  files,
  limit,
  onAdd,
  onRemove,
  ...field
}: FieldProps & {
  files: Kept[];
  limit: number;
  onAdd: (file: Kept) => void;
  onRemove: (file: Kept) => void;
}) {
  const { say, locale } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const { uploads, add, again, stop } = useUploads((file) => {
    onAdd(file);
    announce(say("files.added", { name: file.name }));
  });
  const room = limit - files.length - uploads.filter(({ error }) => !error).length;

  return (
    <fieldset
      className={field.fault ? "field wrong" : "field"}
      aria-describedby={describedBy(field)}
    >
      <legend>
        <LabelText {...field} />
      </legend>
      <HelpAndFault {...field} />
      <ul className="files" aria-label={say("files.chosen")}>
        {files.map((file) => (
          <li key={file.id}>
            <Icon name="file" />
            <span className="file-name">{file.name}</span>
            <span className="quiet-text">{sizeText(file.size, locale)}</span>
            <Remove name={file.name} onClick={() => onRemove(file)} />
          </li>
        ))}
        {uploads.map((one) => (
          <OneUpload key={one.turn} one={one} say={say} again={again} stop={stop} />
        ))}
      </ul>
      <label className={room > 0 ? "button quiet file-button" : "button quiet file-button off"}>
        <Icon name="clip" />
        {say("files.add")}
        <input
          ref={input}
          id={field.id}
          type="file"
          multiple
          className="hidden"
          disabled={room <= 0}
          onChange={({ target }) => {
            add([...(target.files ?? [])].slice(0, Math.max(room, 0)));
            target.value = "";
          }}
        />
      </label>
      <p className="help">
        {room > 0 ? say("files.rule", { limit }) : say("files.full", { limit })}
      </p>
    </fieldset>
  );
}

function OneUpload({
  one,
  say,
  again,
  stop,
}: {
  one: Upload;
  say: Say;
  again: (one: Upload) => void;
  stop: (one: Upload) => void;
}) {
  const refused = typeof one.error === "string";
  return (
    <li className={one.error ? "failed" : undefined}>
      <Icon name={one.error ? "warn" : "file"} />
      <span className="file-name">{one.name}</span>
      {one.error ? (
        <span className="file-fault" role="alert">
          {refused ? faultText(say, one.error as string) : problemText(say, one.error)}
        </span>
      ) : (
        <progress value={one.part} aria-label={say("files.sending", { name: one.name })} />
      )}
      {one.error && !refused ? (
        <button type="button" className="button quiet small" onClick={() => again(one)}>
          {say("again")}
        </button>
      ) : null}
      <Remove name={one.name} onClick={() => stop(one)} />
    </li>
  );
}

function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  const { say } = useWords();
  return (
    <button
      type="button"
      className="button bare"
      aria-label={say("files.remove", { name })}
      onClick={onClick}
    >
      <Icon name="trash" />
    </button>
  );
}
