import { EditorContent, useEditor, type Editor as TiptapEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { Selection } from "@tiptap/pm/state";
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from "react";
import type { Doc } from "./doc";
import { insert, onKey, take } from "./moves";
import css from "./rich.module.css";
import { Toolbar } from "./toolbar";
import type { Writing } from "./writing";

interface Props {
  label: string;
  describedBy?: string;
  invalid?: boolean;
  value: Doc;
  /** The focus is taken whenever this grows. */
  focus: number;
  onChange: (doc: Doc) => void;
  /** "/" at the beginning of a word; where it is missing the sign is just typed. */
  onSlash?: () => void;
  /** Files that were dropped or pasted. */
  onFiles?: (files: File[]) => void;
  ref?: Ref<Writing>;
}

/** What people may write and paste: everything else that is pasted becomes plain. */
const extensions = [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    heading: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    trailingNode: false,
    dropcursor: false,
    link: {
      openOnClick: false,
      defaultProtocol: "https",
      protocols: ["mailto", "tel"],
      HTMLAttributes: { rel: "noopener noreferrer", target: "_blank" },
    },
  }),
];

/** The editor itself, with its own library: fetched when somebody is about to write. */
export function Editor({ value, focus, ref, ...props }: Props) {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const box = useRef<HTMLDivElement>(null);
  const own = useRef<Doc>(value);
  const self = useRef<TiptapEditor | null>(null);
  const editor = useEditor({
    extensions,
    content: value,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": props.label,
        class: css.area!,
      },
      handleKeyDown: (_, event) =>
        self.current ? onKey(self.current, event, latest.current.onSlash) : false,
      handlePaste: (_, event) => take(event, event.clipboardData, latest.current.onFiles),
      handleDrop: (_, event) => take(event, event.dataTransfer, latest.current.onFiles),
    },
    onUpdate: ({ editor: written }) => {
      own.current = written.getJSON() as Doc;
      latest.current.onChange(own.current);
    },
  });
  // A text that comes from elsewhere, a draft from the server or one that was taken back, is shown.
  useEffect(() => {
    if (value === own.current || editor.isDestroyed) return;
    own.current = value;
    editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);

  useEffect(() => {
    self.current = editor;
  }, [editor]);
  // At once, and not a moment later as the library does: what is typed meanwhile would be lost.
  useLayoutEffect(() => {
    if (focus === 0 || editor.isDestroyed) return;
    editor.view.dispatch(editor.state.tr.setSelection(Selection.atEnd(editor.state.doc)));
    editor.view.focus();
  }, [editor, focus]);
  useEffect(() => {
    // The editor mounts its area when it likes; attributes of its own are set on what stands there.
    const area = box.current?.querySelector("[role=textbox]");
    if (!area) return;
    area.setAttribute("aria-invalid", String(props.invalid ?? false));
    if (props.describedBy) area.setAttribute("aria-describedby", props.describedBy);
    else area.removeAttribute("aria-describedby");
  }, [editor, props.invalid, props.describedBy]);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => void editor.commands.focus(),
      // Its links know nothing of protocols before it is there.
      insert: (text) =>
        editor.isInitialized
          ? insert(editor, text)
          : void editor.once("create", () => insert(editor, text)),
    }),
    [editor],
  );

  return (
    <div ref={box} className={css.rich} data-invalid={props.invalid || undefined}>
      <Toolbar editor={editor} />
      <EditorContent editor={editor} />
    </div>
  );
}
