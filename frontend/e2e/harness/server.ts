import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The program under test; `make build` leaves it there. */
const program =
  process.env["KP_PROGRAM"] ?? new URL("../../../bin/kontaktpunkten", import.meta.url).pathname;
const startWithin = 120_000;
const stopWithin = 30_000;

export interface Server {
  /** What people would type. */
  origin: string;
  port: number;
  /** Where mail comes in. */
  mailPort: number;
  /** The answer is the desk's own log, for when a test has failed. */
  stop: () => Promise<void>;
}

/** A port that nobody has right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

interface Given {
  /** Where mail comes in; a free port unless told otherwise. */
  mailPort?: number;
  /** Where mail goes out; to a folder unless told otherwise. */
  relay?: string;
}

/** Starts the built program on a port and a data folder of its own, with the demo day. */
export async function startServer({ relay, ...given }: Given = {}): Promise<Server> {
  const port = await freePort();
  const mailPort = given.mailPort ?? (await freePort());
  const origin = `http://localhost:${port}`;
  const data = await mkdtemp(join(tmpdir(), "kp-e2e-"));
  // Started by root, the private PostgreSQL runs as another user.
  await chmod(data, 0o755);
  const child = spawn(program, ["serve"], {
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      PG_BINDIR: process.env["PG_BINDIR"],
      KP_ADDR: `127.0.0.1:${port}`,
      KP_DATA_DIR: data,
      KP_PUBLIC_URL: origin,
      KP_DEMO: "true",
      KP_TEST_CLOCK: "true",
      KP_SMTP_LISTEN: `127.0.0.1:${mailPort}`,
      ...(relay && { KP_SMTP_RELAY: relay }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => log.push(text));
  }
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the desk ended (${code}):\n${log.join("")}`)));
  });
  ended.catch(() => {});
  await Promise.race([ready(port), ended]);
  return {
    origin,
    port,
    mailPort,
    stop: async () => {
      await end(child);
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Settles when the desk says that people may come. */
async function ready(port: number): Promise<void> {
  const until = Date.now() + startWithin;
  while (Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the desk was not ready in time");
}

/** Ends what was started here, by its id: gracefully, and by force when that takes too long. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), stopWithin);
  await gone;
  clearTimeout(force);
}
