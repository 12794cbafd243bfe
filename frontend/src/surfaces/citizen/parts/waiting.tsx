import { useWords } from "../i18n/words";

/** The shape of what will come; its words are for who listens. */
export function Waiting({ rows = 3 }: { rows?: number }) {
  const { say } = useWords();
  return (
    <div className="waiting" role="status">
      <span className="hidden">{say("loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="card bones" aria-hidden="true" />
      ))}
    </div>
  );
}
