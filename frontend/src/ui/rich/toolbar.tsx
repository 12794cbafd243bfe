import { IconBold, IconItalic, IconLink, IconList, IconListNumbers } from "@tabler/icons-react";
import { useEditorState, type Editor } from "@tiptap/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LinkField } from "./link-field";
import css from "./rich.module.css";

const tools = [
  {
    name: "bold",
    Icon: IconBold,
    key: "Ctrl+B",
    run: (e: Editor) => e.chain().focus().toggleBold().run(),
  },
  {
    name: "italic",
    Icon: IconItalic,
    key: "Ctrl+I",
    run: (e: Editor) => e.chain().focus().toggleItalic().run(),
  },
  {
    name: "bulletList",
    Icon: IconList,
    key: "Ctrl+Shift+8",
    run: (e: Editor) => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: "orderedList",
    Icon: IconListNumbers,
    key: "Ctrl+Shift+7",
    run: (e: Editor) => e.chain().focus().toggleOrderedList().run(),
  },
] as const;

/** Bold, italic, lists and links; every one has a key, too. */
export function Toolbar({ editor }: { editor: Editor }) {
  const { t } = useTranslation("answer");
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      [...tools.map(({ name }) => name), "link"].filter((name) => now.isActive(name)).join(" "),
  });
  const isOn = (name: string) => on.split(" ").includes(name);

  return (
    <>
      <div className={css.tools} role="group" aria-label={t("rich.tools")}>
        {tools.map(({ name, Icon, key, run }) => (
          <button
            key={name}
            type="button"
            aria-pressed={isOn(name)}
            aria-label={t(`rich.${name}`)}
            title={`${t(`rich.${name}`)} (${key})`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(editor)}
          >
            <Icon size={16} aria-hidden />
          </button>
        ))}
        <button
          type="button"
          aria-pressed={isOn("link")}
          aria-expanded={linking}
          aria-label={t("rich.link")}
          title={t("rich.link")}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setLinking(!linking)}
        >
          <IconLink size={16} aria-hidden />
        </button>
      </div>
      {linking && <LinkField editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}
