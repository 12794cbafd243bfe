import { useEffect, useRef, useState } from "react";
import type { Kept } from "../contact/drafts";
import { upload } from "../net/client";
import type { Attachment } from "../net/types";

/** The largest file that the server takes, in bytes. */
export const largestFile = 20 * 1024 * 1024;

export type Upload = {
  turn: number;
  name: string;
  /** From 0 to 1. */
  part: number;
  /** Slug of why the file was never sent, or what went wrong on the way. */
  error?: unknown;
  file: File;
};

/** Why a file is not even tried. */
export function refusedFile(file: File): string | undefined {
  if (file.size === 0) return "empty-file";
  return file.size > largestFile ? "too-large" : undefined;
}

/** Sends files as soon as they are chosen; each is done, stopped or tried again by itself. */
export function useUploads(onDone: (file: Kept) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const turns = useRef(0);
  const running = useRef(new Map<number, AbortController>());
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    const all = running.current;
    return () => all.forEach((controller) => controller.abort());
  }, []);

  const update = (turn: number, changed: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.turn === turn ? { ...one, ...changed } : one)));
  const drop = (turn: number) => setUploads((all) => all.filter((one) => one.turn !== turn));

  async function send({ turn, file }: Upload) {
    const controller = new AbortController();
    running.current.set(turn, controller);
    try {
      const progress = (part: number) => update(turn, { part });
      const { id, name, size } = await upload<Attachment>(file, progress, controller.signal);
      drop(turn);
      done.current({ id, name, size });
    } catch (error) {
      if (!controller.signal.aborted) update(turn, { error, part: 0 });
    } finally {
      running.current.delete(turn);
    }
  }

  function add(files: File[]) {
    const added = files.map((file): Upload => {
      turns.current += 1;
      return { turn: turns.current, name: file.name, part: 0, error: refusedFile(file), file };
    });
    setUploads((all) => [...all, ...added]);
    for (const one of added) if (!one.error) void send(one);
  }

  function again(one: Upload) {
    update(one.turn, { error: undefined, part: 0 });
    void send(one);
  }

  function stop({ turn }: Upload) {
    running.current.get(turn)?.abort();
    drop(turn);
  }

  return { uploads, add, again, stop };
}
