import kit from "./kit.module.css";

/** A key or a chord as printed on the keyboard: "Ctrl+Enter", "g m". */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span aria-hidden>
      {keys
        .replace("Shift+", "⇧")
        .split(/[ +](?=.)/)
        .map((key, at) => (
          <span key={at}>
            {at > 0 && " "}
            <kbd className={kit.kbd}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
          </span>
        ))}
    </span>
  );
}
