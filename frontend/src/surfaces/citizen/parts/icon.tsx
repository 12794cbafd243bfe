const shapes = {
  back: "M15 5l-7 7 7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clip: "M20 11.5l-8 8a5 5 0 01-7-7l8.5-8.5a3.4 3.4 0 015 5L10 17.5a1.8 1.8 0 01-2.600-2.600L15 7.400",
  clock: "M12 7v5l3.500 2M12 3a9 9 0 100 18 9 9 0 000-18",
  file: "M14 3H7a2 2 0 00-2 2v14a2 2 0 002 2h10a2 2 0 002-2V8l-5-5zm0 0v5h5",
  info: "M12 11v6M12 7.500v.01M12 3a9 9 0 100 18 9 9 0 000-18",
  mail: "M3 7a2 2 0 012-2h14a2 2 0 012 2v10a2 2 0 01-2 2H5a2 2 0 01-2-2zm0 .5l9 6 9-6",
  next: "M9 5l7 7-7 7",
  pen: "M4 20l1-4L16.500 4.500a2 2 0 013 3L8 19z",
  phone: "M5 4h4l2 5-2.500 1.500a11 11 0 005 5L15 13l5 2v4a2 2 0 01-2 2A16 16 0 013 6a2 2 0 012-2",
  send: "M4 12L20 4l-5 16-3-7z",
  trash: "M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3",
  user: "M12 4a4 4 0 100 8 4 4 0 000-8M5 20a7 7 0 0114 0",
  warn: "M12 4L2.500 20h19zM12 10v4M12 17v.01",
} satisfies Record<string, string>;

export type IconName = keyof typeof shapes;

/** A drawing beside words; never alone. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
