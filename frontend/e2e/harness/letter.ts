/** A mail as it lies in a mailbox, read without the desk's own code. */
export class Letter {
  private readonly head: string;
  /** Everything below the headers, in words. */
  readonly body: string;

  constructor(raw: string) {
    const end = raw.indexOf("\r\n\r\n");
    this.head = raw.slice(0, end).replace(/\r\n[ \t]+/g, " ");
    this.body = unquoted(raw.slice(end));
  }

  /** What a header says; empty where there is none. */
  header(name: string): string {
    const line = new RegExp(`^${name}: *(.*)$`, "im").exec(this.head)?.[1] ?? "";
    return line
      .replace(/\?=\s+=\?/g, "?==?")
      .replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, word: string) => unquoted(word.replace(/_/g, " ")))
      .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, word: string) =>
        Buffer.from(word, "base64").toString("utf8"),
      );
  }
}

/** Quoted-printable UTF-8 as text (RFC 2045). */
function unquoted(text: string): string {
  return text
    .replace(/=\r\n/g, "")
    .replace(/(?:=[0-9A-F]{2})+/gi, (bytes) =>
      Buffer.from(bytes.replace(/=/g, ""), "hex").toString("utf8"),
    );
}
