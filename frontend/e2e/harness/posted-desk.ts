import { createTransport, type SendMailOptions } from "nodemailer";
import { afterAll, beforeAll } from "vitest";
import { aDesk } from "./desk";
import { startPostOffice, type PostOffice } from "./mailbox";
import { freePort, startServer, type Server } from "./server";

/** Where customers write. */
const ourAddress = "kontaktpunkten@example.se";

/**
 * A desk of the file's own, whose mail goes out through a real mail server to
 * real mailboxes, and comes in from there.
 */
export function aPostedDesk() {
  let post: PostOffice;
  let server: Server;
  beforeAll(async () => {
    const mailPort = await freePort();
    post = await startPostOffice(mailPort);
    server = await startServer({ mailPort, relay: post.relay });
  });
  afterAll(async () => {
    await server.stop();
    await post.stop();
  });

  /** Straight to where the desk takes mail in. */
  const sendToUs = (mail: SendMailOptions) =>
    send({ host: "127.0.0.1", port: server.mailPort }, mail);
  /** As a customer's mail program does: by the mail server of the customer's own. */
  const sendByPost = (mail: SendMailOptions) => send(post.smtp, mail);
  const inbox: PostOffice["inbox"] = (user, count) => post.inbox(user, count);
  return { ...aDesk(() => server.origin), sendToUs, sendByPost, inbox };
}

async function send(to: { host: string; port: number }, mail: SendMailOptions): Promise<void> {
  const line = createTransport({ ...to, secure: false, ignoreTLS: true });
  await line.sendMail({ to: ourAddress, ...mail });
  line.close();
}
