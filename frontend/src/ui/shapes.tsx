import kit from "./kit.module.css";
import type { Urgency } from "./time";

/** The status of a ticket as a shape, so that it never rests on colour alone. */
export type Status = "new" | "queued" | "active" | "waiting" | "watching" | "closed";

const box = {
  width: 14,
  height: 14,
  viewBox: "0 0 14 14",
  fill: "none",
  "aria-hidden": true,
} as const;
const stroke = { stroke: "currentColor", strokeWidth: 1.6 } as const;

const drawings: Record<Status, React.ReactNode> = {
  new: (
    <>
      <circle cx="7" cy="7" r="5.4" {...stroke} strokeDasharray="2.2 1.6" />
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </>
  ),
  queued: <circle cx="7" cy="7" r="5.4" {...stroke} />,
  active: (
    <>
      <circle cx="7" cy="7" r="5.4" {...stroke} />
      <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
    </>
  ),
  waiting: (
    <>
      <rect x="1.6" y="1.6" width="10.8" height="10.8" rx="2.4" {...stroke} />
      <path d="M5.4 4.8v4.4M8.6 4.8v4.4" {...stroke} strokeLinecap="round" />
    </>
  ),
  watching: (
    <>
      <path
        d="M1.2 7S3.4 3.2 7 3.2 12.8 7 12.8 7 10.6 10.8 7 10.8 1.2 7 1.2 7z"
        {...stroke}
        strokeLinejoin="round"
      />
      <circle cx="7" cy="7" r="1.6" fill="currentColor" />
    </>
  ),
  closed: (
    <>
      <circle cx="7" cy="7" r="6.2" fill="currentColor" />
      <path
        d="M4.4 7.2l1.8 1.8 3.4-3.8"
        stroke="var(--kp-surface-1)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
};

export const statusColour: Record<Status, string> = {
  new: "var(--kp-info)",
  queued: "var(--kp-text-3)",
  active: "var(--kp-accent)",
  waiting: "var(--kp-warn)",
  watching: "var(--kp-line-2)",
  closed: "var(--kp-ok)",
};

export function StatusShape({ status }: { status: Status }) {
  return (
    <svg {...box} className={kit.shape} style={{ color: statusColour[status] }}>
      {drawings[status]}
    </svg>
  );
}

/** A clock face that fills, then a warning triangle, then a filled stop. */
export function DueShape({ level }: { level: Urgency }) {
  if (level === "none" || level === "calm") return null;
  return (
    <svg {...box} width={12} height={12} className={kit.shape}>
      {level === "warn" ? (
        <>
          <path d="M7 1.8l5.6 10H1.4z" {...stroke} strokeLinejoin="round" />
          <path d="M7 5.6v3M7 10.2v.2" {...stroke} strokeLinecap="round" />
        </>
      ) : (
        <>
          <path d="M4.4.8h5.2l3.6 3.6v5.2l-3.6 3.6H4.4L.8 9.6V4.4z" fill="currentColor" />
          <path
            d="M7 3.8v3.6M7 9.9v.2"
            stroke="var(--kp-surface-1)"
            strokeWidth="1.7"
            strokeLinecap="round"
          />
        </>
      )}
    </svg>
  );
}

/** Priority as bars: 1 now is a filled alert, 2 high three bars, 3 normal two faint, 4 low one. */
export function PriorityShape({ priority }: { priority: number }) {
  if (priority === 1) {
    return (
      <svg {...box} className={kit.shape} style={{ color: "var(--kp-late)" }}>
        <rect x="1" y="1" width="12" height="12" rx="3" fill="currentColor" />
        <path
          d="M7 3.8v3.8M7 10v.2"
          stroke="var(--kp-surface-1)"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
      </svg>
    );
  }
  const filled = priority === 2 ? 3 : priority === 3 ? 2 : 1;
  const colour = priority === 2 ? "var(--kp-warn)" : "var(--kp-text-3)";
  return (
    <svg {...box} className={kit.shape} style={{ color: colour }}>
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1.5 + bar * 4}
          y={9 - bar * 3}
          width="2.8"
          height={3.5 + bar * 3}
          rx="0.9"
          fill="currentColor"
          opacity={bar < filled ? 1 : 0.25}
        />
      ))}
    </svg>
  );
}
