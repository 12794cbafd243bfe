/**
 * After a lost line the list and the open ticket must be right before anything
 * can be sent. While the live line catches up, writing requests wait here, but
 * never longer than a few seconds: the server checks versions anyway.
 */
const longest = 5_000;

let held: { promise: Promise<void>; release: () => void } | null = null;

export function holdSending(): void {
  if (held) return;
  let release = () => {};
  const promise = new Promise<void>((resolve) => (release = resolve));
  held = { promise, release };
}

export function releaseSending(): void {
  held?.release();
  held = null;
}

export async function clearToSend(): Promise<void> {
  if (!held) return;
  await Promise.race([held.promise, new Promise((resolve) => setTimeout(resolve, longest))]);
}
