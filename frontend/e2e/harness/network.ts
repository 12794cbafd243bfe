import { createServer, request } from "node:http";
import { connect, type Socket } from "node:net";

/**
 * The cable between one person's browser and the desk: a proxy whose connections
 * can be cut, the websocket too, and come back. (A browser's own "offline" lets
 * an open websocket live.)
 */
export interface Cable {
  /** For the browser's context. */
  proxy: { server: string; bypass: string };
  cut: () => void;
  /** Nothing gets out any more, and nobody is told: a lid that is shut. */
  freeze: () => void;
  mend: () => void;
  close: () => Promise<void>;
}

export async function layCable(origin: string): Promise<Cable> {
  const { hostname, port } = new URL(origin);
  const open = new Set<Socket>();
  let whole = true;

  const proxy = createServer((asked, answer) => {
    const { pathname, search } = new URL(asked.url ?? "/", origin);
    const { method, headers } = asked;
    const onward = request({ host: "127.0.0.1", port, method, headers, path: pathname + search });
    onward.on("response", (response) => {
      answer.writeHead(response.statusCode ?? 502, response.rawHeaders);
      response.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  // A websocket through a proxy begins with CONNECT.
  proxy.on("connect", (asked, browser: Socket, head) => {
    if (asked.url !== `${hostname}:${port}`) return browser.destroy();
    const desk = connect(Number(port), "127.0.0.1");
    for (const [end, other] of [
      [browser, desk],
      [desk, browser],
    ] as const) {
      end.on("error", () => end.destroy());
      end.once("close", () => other.destroy());
    }
    browser.write("HTTP/1.1 200 Connection established\r\n\r\n");
    desk.write(head);
    browser.pipe(desk).pipe(browser);
  });
  proxy.on("connection", (socket: Socket) => {
    if (!whole) return socket.destroy();
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });

  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (typeof address !== "object" || !address) throw new Error("the cable has no end");
  const sever = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    proxy: { server: `http://127.0.0.1:${address.port}`, bypass: "<-loopback>" },
    cut: () => {
      whole = false;
      sever();
    },
    freeze: () => {
      whole = false;
      for (const socket of open) socket.pause();
    },
    mend: () => {
      whole = true;
    },
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        sever();
      }),
  };
}
