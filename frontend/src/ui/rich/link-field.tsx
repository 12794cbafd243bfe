import { Button, TextInput } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import css from "./rich.module.css";

interface Props {
  editor: Editor;
  onClose: () => void;
}

/** The address of a link: on what is marked, or written out where nothing is. */
export function LinkField({ editor, onClose }: Props) {
  const { t } = useTranslation(["answer", "common"]);
  const [address, setAddress] = useState(() => String(editor.getAttributes("link")["href"] ?? ""));
  const href = completeAddress(address);
  const wrong = address.trim() !== "" && href === null;

  function set() {
    if (wrong) return;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link"))
      chain
        .insertContent({
          type: "text",
          text: address.trim(),
          marks: [{ type: "link", attrs: { href } }],
        })
        .unsetMark("link")
        .run();
    else chain.setLink({ href }).run();
    onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") return set();
    onClose();
    editor.commands.focus();
  }

  return (
    <div className={css.link}>
      <TextInput
        size="xs"
        label={t("rich.address")}
        placeholder="https://"
        value={address}
        error={wrong ? t("rich.addressWrong") : undefined}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the button that opens it
        autoFocus
        onChange={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button size="xs" variant="default" disabled={wrong} onClick={set}>
        {t(href || !address ? "rich.setLink" : "common:act.save")}
      </Button>
    </div>
  );
}

/** What was typed as an address that may be linked to; null when it is none, "" when it is empty. */
function completeAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return "";
  const mail = /^[^\s@/:]+@[^\s@/]+$/.test(text);
  const whole = mail ? `mailto:${text}` : /^[a-z]+:/i.test(text) ? text : `https://${text}`;
  try {
    const { protocol, hostname, href } = new URL(whole);
    if (protocol === "mailto:" || protocol === "tel:") return whole;
    return /^https?:$/.test(protocol) && hostname.includes(".") ? href : null;
  } catch {
    return null;
  }
}
