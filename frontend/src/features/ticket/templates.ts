import type { ComponentType } from "react";
import type { Schemas } from "../../api/client";

/** What the list of templates is given that "/" opens above the text. */
export interface TemplatesProps {
  ticket: Schemas["Ticket"];
  /** Puts the text, with its fields filled in, where the cursor is. */
  onPick: (text: string, version: number) => void;
  /** Closed without a choice; typed is what stood in its field, "/" included. */
  onClose: (typed: string) => void;
}

/** The list itself, which another feature makes. */
export type Templates = ComponentType<TemplatesProps>;
