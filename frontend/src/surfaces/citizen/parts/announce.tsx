import { useEffect, useState } from "react";

/** Long enough to be read aloud; what was said long ago should not be found again. */
const lasts = 10_000;

let speak: (text: string) => void = () => {};

/** Says something to who listens to the page; what is seen must say it, too. */
export function announce(text: string): void {
  speak(text);
}

export function Announcer() {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    speak = (text) => {
      clearTimeout(timer);
      setSaid(({ turn }) => ({ text, turn: turn + 1 }));
      timer = setTimeout(() => setSaid(({ turn }) => ({ text: "", turn })), lasts);
    };
    return () => {
      clearTimeout(timer);
      speak = () => {};
    };
  }, []);
  return (
    <div role="status" className="hidden">
      {/* A new element each time, so that the same words twice are said twice. */}
      <span key={said.turn}>{said.text}</span>
    </div>
  );
}
