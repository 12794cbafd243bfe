import type { components } from "../../src/api/schema.gen";

export type Schemas = components["schemas"];
export type Ticket = Schemas["Ticket"];
type Register = Schemas["Register"];

/**
 * Somebody at work in another room: does by the API what the story needs to have
 * happened, and reads what a test must know.
 */
export class Colleague {
  private constructor(
    private readonly origin: string,
    private readonly cookie: string,
    readonly me: Schemas["Me"],
  ) {}

  static async signIn(origin: string, username: string): Promise<Colleague> {
    const response = await fetch(`${origin}/api/v1/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: origin },
      body: JSON.stringify({ username, password: "demo" }),
    });
    if (!response.ok) throw new Error(`${username}: ${response.status} ${await response.text()}`);
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(";", 1)[0])
      .join("; ");
    return new Colleague(origin, cookie, (await response.json()) as Schemas["Me"]);
  }

  /** The session, for a browser. */
  cookies(): { name: string; value: string; url: string }[] {
    return this.cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: this.origin };
    });
  }

  /** Throws away what the same person left half written in another test. */
  async forgetDrafts(): Promise<void> {
    if (!this.me.can.includes("draft:use")) return;
    const { items } = await this.get<{ items: { key: string }[] }>("/drafts");
    for (const { key } of items) await this.ask("DELETE", `/drafts/${encodeURIComponent(key)}`);
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        Cookie: this.cookie,
        Origin: this.origin,
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(method === "POST" && { "Idempotency-Key": crypto.randomUUID() }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  get<T>(path: string): Promise<T> {
    return this.ask("GET", path);
  }

  /** Puts a file there for an answer; the answer is its id. */
  async upload(name: string, content: string): Promise<number> {
    const address = `${this.origin}/api/v1/attachments?name=${encodeURIComponent(name)}`;
    const headers = { Cookie: this.cookie, Origin: this.origin };
    const response = await fetch(address, { method: "POST", headers, body: Buffer.from(content) });
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as Schemas["Attachment"]).id;
  }

  /** What is in a file on a ticket. */
  async download(id: number): Promise<string> {
    const address = `${this.origin}/api/v1/attachments/${id}`;
    const response = await fetch(address, { headers: { Cookie: this.cookie } });
    if (!response.ok) throw new Error(`file: ${response.status} ${await response.text()}`);
    return response.text();
  }

  ticket(number: string): Promise<Ticket> {
    return this.get(`/tickets/${number}`);
  }

  /** A call, plain unless told otherwise. */
  register(contact: Partial<Register>): Promise<Ticket> {
    return this.ask("POST", "/tickets", {
      channel: "phone",
      customer: { kind: contact.patient ? "patient" : "other" },
      identified_by: contact.patient ? "told-number" : "not-identified",
      reason: contact.patient ? "booking" : "general-information",
      subject: "Fråga om tid",
      text: "Vill veta när tiden är.",
      ...contact,
    });
  }

  /** A verb on the ticket as it is now. */
  async act(number: string, verb: string, body: object = {}): Promise<Ticket> {
    return this.actOn(await this.ticket(number), verb, body);
  }

  actOn({ number, version }: Ticket, verb: string, body: object = {}): Promise<Ticket> {
    return this.ask("POST", `/tickets/${number}/${verb}`, { version, ...body });
  }
}
