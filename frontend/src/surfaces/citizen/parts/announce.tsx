import { useEffect, useState } from "react";

let speak: (text: string) => void = () => {};

/** Says something to who listens to the page; what is seen must say it, too. */
export function announce(text: string): void {
  speak(text);
}

export function Announcer() {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  useEffect(() => {
    speak = (text) => setSaid(({ turn }) => ({ text, turn: turn + 1 }));
    return () => {
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
