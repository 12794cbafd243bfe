import { spawn } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImapFlow } from "imapflow";
import { freePort } from "./server";

/** The same templates as the Go tests' (app/channel/email/mailtest). */
const templates = new URL("../../../app/channel/email/mailtest/conf/", import.meta.url);
const startWithin = 60_000;
const arriveWithin = 60_000;
const password = "hemligt";

/** A real mail server: postfix takes mail, dovecot keeps it and is read by IMAP. */
export interface PostOffice {
  /** What KP_SMTP_RELAY is set to. */
  relay: string;
  /** Where a customer's mail program would send; mail for example.se goes to `home`. */
  smtp: { host: string; port: number };
  /** The mails of asa@example.org or bo@example.org as they came, when there are `count`. */
  inbox: (user: "asa" | "bo", count: number) => Promise<string[]>;
  log: () => Promise<string>;
  stop: () => Promise<void>;
}

/**
 * Starts a private postfix and dovecot; root only, as postfix wants it. Mail for
 * example.se goes to the port `home`, mail for example.org to a mailbox or comes
 * back as a bounce, and nothing goes anywhere else.
 */
export async function startPostOffice(home: number): Promise<PostOffice> {
  const folder = await mkdtemp(join(tmpdir(), "kp-post-"));
  const [smtp, lmtp, imap] = await Promise.all([freePort(), freePort(), freePort()]);
  await furnish(folder, {
    "@DIR@": folder,
    "@SMTP@": String(smtp),
    "@LMTP@": String(lmtp),
    "@IMAP@": String(imap),
    "@HOME@": String(home),
  });
  const servers = [
    guard("dovecot", "-F", "-c", join(folder, "dovecot.conf")),
    guard("/usr/lib/postfix/sbin/master", "-c", join(folder, "postfix"), "-s"),
  ];
  const log = async () =>
    (
      await Promise.all(
        ["dovecot.log", "postfix.log"].map((name) =>
          readFile(join(folder, name), "utf8").catch(() => ""),
        ),
      )
    ).join("");
  const stop = async () => {
    await Promise.all(servers.map((end) => end()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([greets(smtp), greets(imap)]);
  } catch (error) {
    const words = await log();
    await stop();
    throw new Error(`no mail server:\n${words}`, { cause: error });
  }
  return {
    relay: `smtp://127.0.0.1:${smtp}`,
    smtp: { host: "127.0.0.1", port: smtp },
    inbox: (user, count) => inbox(imap, user, count, log),
    log,
    stop,
  };
}

async function inbox(port: number, user: string, count: number, log: () => Promise<string>) {
  const client = new ImapFlow({
    host: "127.0.0.1",
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: `${user}@example.org`, pass: password },
    logger: false,
  });
  await client.connect();
  try {
    const until = Date.now() + arriveWithin;
    for (;;) {
      const box = await client.mailboxOpen("INBOX", { readOnly: true });
      if (box.exists >= count) break;
      if (Date.now() > until)
        throw new Error(`${box.exists} mails for ${user}, want ${count}:\n${await log()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const mails: string[] = [];
    for await (const { source } of client.fetch("1:*", { source: true }))
      mails.push(source?.toString("utf8") ?? "");
    return mails;
  } finally {
    await client.logout();
  }
}

async function furnish(folder: string, values: Record<string, string>): Promise<void> {
  const [postfix, postdrop, nobody] = await Promise.all([
    account("/etc/passwd", "postfix"),
    account("/etc/group", "postdrop"),
    account("/etc/passwd", "nobody"),
  ]);
  await chmod(folder, 0o755); // the servers' own accounts go in
  const make = async (name: string, mode: number, uid = 0, gid = 0) => {
    const path = join(folder, name);
    await mkdir(path, { recursive: true });
    await chown(path, uid, gid);
    await chmod(path, mode);
  };
  for (const name of ["postfix", "queue", "queue/pid", "dovecot"]) await make(name, 0o755);
  for (const name of "active bounce corrupt defer deferred flush hold incoming private saved trace".split(
    " ",
  ))
    await make(`queue/${name}`, 0o700, postfix);
  await make("queue/public", 0o710, postfix, postdrop);
  await make("queue/maildrop", 0o730, postfix, postdrop);
  await make("data", 0o700, postfix);
  await make("mail", 0o700, nobody);
  for (const [from, to] of [
    ["main.cf", "postfix/main.cf"],
    ["master.cf", "postfix/master.cf"],
    ["dovecot.conf", "dovecot.conf"],
  ] as const) {
    let text = await readFile(new URL(from, templates), "utf8");
    for (const [name, value] of Object.entries(values)) text = text.replaceAll(name, value);
    await writeFile(join(folder, to), text);
  }
  const users = ["asa", "bo"].map(
    (name) => `${name}@example.org:{PLAIN}${password}:${nobody}:65534::${folder}/mail/${name}::\n`,
  );
  await writeFile(join(folder, "users"), users.join(""));
}

/** The id of an account or a group. */
async function account(file: string, name: string): Promise<number> {
  const line = (await readFile(file, "utf8")).split("\n").find((one) => one.startsWith(`${name}:`));
  if (!line) throw new Error(`there is no ${name} in ${file}: make tools installs the mail server`);
  return Number(line.split(":")[2]);
}

/**
 * Runs a server held by a shell: when what feeds the shell ends, with this
 * program however that ends, so does the server.
 */
function guard(...program: string[]): () => Promise<void> {
  const hold = '"$@" & pid=$!; cat >/dev/null; kill "$pid"; wait "$pid"';
  const shell = spawn("sh", ["-c", hold, "guard", ...program], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = new Promise<void>((resolve) => shell.once("exit", () => resolve()));
  return () => {
    shell.stdin.end();
    return ended;
  };
}

async function greets(port: number): Promise<void> {
  const until = Date.now() + startWithin;
  while (!(await said(port))) {
    if (Date.now() > until) throw new Error(`nobody greets on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function said(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect(port, "127.0.0.1");
    const done = (heard: boolean) => {
      line.destroy();
      resolve(heard);
    };
    line.once("data", () => done(true));
    line.once("error", () => done(false));
    line.setTimeout(5000, () => done(false));
  });
}
