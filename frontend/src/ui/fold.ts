/** Lower case, accents dropped except on å, ä and ö, everything else a gap between words. */
export function fold(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^åäö\p{N}\s]/gu, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, ""))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
