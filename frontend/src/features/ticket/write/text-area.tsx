import { useMemo, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { docOf } from "../../../ui/rich/doc";
import { Editor } from "../../../ui/rich/editor";
import { PlainField } from "../../../ui/rich/plain-field";
import type { Writing } from "../../../ui/rich/writing";
import type { Write } from "./use-write";

interface Props {
  write: Write;
  asked: number;
  onSlash?: () => void;
  onFiles?: (files: File[]) => void;
  ref: Ref<Writing>;
}

/** Where the words are written: with markup, or plain. */
export function TextArea({ write, asked, onSlash, onFiles, ref }: Props) {
  const { t } = useTranslation("answer");
  const { written, plain, stopped, kind } = write;
  const common = {
    ref,
    label: t(`text.${kind}`),
    invalid: stopped,
    describedBy: stopped ? "write-error" : undefined,
    focus: asked,
    onSlash,
    onFiles,
  };
  const doc = useMemo(() => written.doc ?? docOf(written.text), [written.doc, written.text]);
  if (plain) return <PlainField {...common} value={written.text} onChange={write.setText} />;
  return <Editor {...common} value={doc} onChange={write.setDoc} />;
}
