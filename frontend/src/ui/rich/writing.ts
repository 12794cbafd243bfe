/** A place where somebody writes, for those who put text into it. */
export interface Writing {
  focus: () => void;
  /** Puts text where the cursor is; a {field} in it is marked, so that it is filled in next. */
  insert: (text: string) => void;
}
