/** A point with waves: where every contact comes in. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="var(--kp-accent)" />
      <circle cx="11" cy="16" r="4.2" fill="var(--kp-on-accent)" />
      <path
        d="M16.5 8.6a9 9 0 0 1 0 14.8M20.6 5.8a13.2 13.2 0 0 1 0 20.4"
        fill="none"
        stroke="var(--kp-on-accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
