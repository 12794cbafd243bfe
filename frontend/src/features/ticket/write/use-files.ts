import { useEffect, useRef, useState } from "react";
import type { Schemas } from "../../../api/client";
import { newIntent } from "../../../api/client";
import { upload } from "../../../api/upload";

/** One file's limits; the server holds the same. */
export const largest = 20 * 1024 * 1024;
export const most = 10;

/** A file on its way, or one that could not be taken. */
export interface Going {
  id: string;
  name: string;
  size: number;
  /** From 0 to 1. */
  done: number;
  /** Why it was not taken: a slug of ours, or what the server said. */
  error?: "empty" | "too-large" | "too-many" | unknown;
  stop: () => void;
}

/** Uploads files beside each other; each is handed over when the server has it. */
export function useFiles(there: number, onFile: (file: Schemas["Attachment"]) => void) {
  const [going, setGoing] = useState<Going[]>([]);
  const handOver = useRef(onFile);
  useEffect(() => {
    handOver.current = onFile;
  });
  const change = (id: string, patch: Partial<Going>) =>
    setGoing((all) => all.map((one) => (one.id === id ? { ...one, ...patch } : one)));
  const remove = (id: string) => setGoing((all) => all.filter((one) => one.id !== id));

  function add(files: readonly File[]) {
    let room = most - there - going.filter(({ error }) => !error).length;
    for (const file of files) {
      const error = refusal(file, room);
      if (!error) room -= 1;
      start(file, error);
    }
  }

  function start(file: File, error: Going["error"]) {
    const id = newIntent();
    const sending = error ? null : upload(file, (done) => change(id, { done }));
    const stop = () => (sending?.stop(), remove(id));
    setGoing((all) => [...all, { id, name: file.name, size: file.size, done: 0, error, stop }]);
    sending?.sent.then(
      (attachment) => (remove(id), handOver.current(attachment)),
      (failure: unknown) => change(id, { error: failure }),
    );
  }

  return { going, add, busy: going.some(({ error }) => !error) };
}

function refusal(file: File, room: number): Going["error"] {
  if (file.size === 0) return "empty";
  if (file.size > largest) return "too-large";
  return room <= 0 ? "too-many" : undefined;
}
