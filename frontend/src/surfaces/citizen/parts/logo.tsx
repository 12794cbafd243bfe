/** A point with waves: where every contact comes in. The same mark as the desk's. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <circle cx="11" cy="16" r="4.2" />
      <path d="M16.5 8.6a9 9 0 0 1 0 14.8M20.6 5.8a13.2 13.2 0 0 1 0 20.4" />
    </svg>
  );
}
