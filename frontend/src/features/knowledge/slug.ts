/** "Inför ultraljud av hjärtat" is inför-… in an address: infor-ultraljud-av-hjartat, six words at most. */
export function slugFrom(title: string): string {
  return title
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 6)
    .join("-")
    .slice(0, 60)
    .replace(/-$/, "");
}
