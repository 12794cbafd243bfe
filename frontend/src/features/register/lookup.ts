/**
 * The first field takes whatever the caller says first: an identity number
 * with spaces, hyphen, ten or twelve digits; a phone number; or a name.
 * Nothing here says that a number is right: the server does (P-5).
 */
export type Way = "identity" | "phone" | "name";

export interface Lookup {
  way: Way;
  /** The value to search for. */
  value: string;
  /** There is enough to search by. */
  complete: boolean;
  /** Ten digits that could be the other kind of number too. */
  alsoPhone: boolean;
}

const separators = /[\s\-+./()]/g;

/** Reads what stands in the field; null when it is empty. */
export function readLookup(typed: string, asPhone = false): Lookup | null {
  const text = typed.trim();
  if (text === "") return null;
  const digits = text.replace(separators, "");
  const international = /^(\+|00)/.test(text);

  if (/^\d+$/.test(digits)) {
    if (asPhone || international || (looksLikePhone(digits) && !looksLikeIdentity(digits))) {
      return { way: "phone", value: text, complete: digits.length >= 8, alsoPhone: false };
    }
    return {
      way: "identity",
      value: digits,
      complete: digits.length === 10 || digits.length === 12,
      alsoPhone: looksLikePhone(digits),
    };
  }
  // A reserve number mixes letters and digits ("19990101-R123").
  if (/^\d{6,}[a-zA-ZåäöÅÄÖ]/.test(digits)) {
    return {
      way: "identity",
      value: digits,
      complete: digits.length === 10 || digits.length === 12,
      alsoPhone: false,
    };
  }
  return {
    way: "name",
    value: text,
    complete: text.replace(/\s/g, "").length >= 3,
    alsoPhone: false,
  };
}

/** Swedish subscriber numbers start with 0 and have 8 to 10 digits. */
function looksLikePhone(digits: string): boolean {
  return /^0[1-9]\d{6,8}$/.test(digits);
}

/** A date (a coordination number has 60 added to the day) and a right check digit. */
export function looksLikeIdentity(digits: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(digits)) return digits.length > 0 && digits.length < 8;
  const short = digits.slice(-10);
  const month = Number(short.slice(2, 4));
  const day = Number(short.slice(4, 6)) % 60;
  return month <= 12 && day <= 31 && luhn(short);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (const [i, character] of [...digits].entries()) {
    const doubled = Number(character) * (i % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** "191212121212" as people read it: 19121212-1212. */
export function groupIdentity(number: string): string {
  const digits = number.replace(separators, "");
  if (digits.length !== 12 && digits.length !== 10) return number;
  return `${digits.slice(0, -4)}-${digits.slice(-4)}`;
}
