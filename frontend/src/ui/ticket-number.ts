/** "100042-7", "1000427" and "100042 7" are one number; anything else is not one. */
export function ticketNumber(text: string): string | null {
  const [, number, check] = /^([1-9]\d{4,8})[\s-]?(\d)$/.exec(text.trim()) ?? [];
  return number && personalDigits(text) === null ? `${number}-${check}` : null;
}

/** Ten or twelve digits, or a phone number: never to be put into an address. */
export function personalDigits(text: string): "identity" | "phone" | null {
  const digits = text.replace(/[\s+()-]/g, "");
  if (!/^\d+$/.test(digits)) return null;
  const identity = /^(\d{2})?\d{2}(\d{2})(\d{2})[\s+-]?\d{4}$/.exec(text.trim().replace(/\s/g, ""));
  if (identity) {
    const [month, day] = [Number(identity[2]), Number(identity[3]) % 60];
    if (month <= 12 && day <= 31 && !text.trim().startsWith("0")) return "identity";
  }
  return /^(00|0|\+)/.test(text.trim()) && digits.length >= 7 ? "phone" : null;
}
