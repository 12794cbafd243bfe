/**
 * Persons who exist nowhere: identity numbers of the Tax Agency's test series,
 * of people older than the demo day's patients, and names made up. No two tests
 * share one.
 */
export interface Person {
  /** Twelve digits. */
  number: string;
  name: string;
}

export const persons = {
  signe: { number: "192705187892", name: "Signe Almgren" },
  folke: { number: "192806179228", name: "Folke Nordahl" },
  gunborg: { number: "192807256371", name: "Gunborg Sjödin" },
  ingemar: { number: "192904289234", name: "Ingemar Kvist" },
  karlAxel: { number: "193001016595", name: "Karl-Axel Brodin" },
  majBritt: { number: "193009179221", name: "Maj-Britt Ottosson" },
  rune: { number: "192711772380", name: "Rune Tjäder" },
  valborg: { number: "192806902397", name: "Valborg Dahlin" },
  helge: { number: "192900782398", name: "Helge Åsberg" },
  astrid: { number: "193001732381", name: "Astrid Wennberg" },
  tore: { number: "193102772385", name: "Tore Sandgren" },
  elsa: { number: "193104902394", name: "Elsa Norberg" },
  sixten: { number: "192502842392", name: "Sixten Ahlgren" },
  beda: { number: "192506692389", name: "Beda Lilja" },
  konrad: { number: "192509732380", name: "Konrad Wallin" },
  dagny: { number: "192601902394", name: "Dagny Hedberg" },
  edvin: { number: "192606772388", name: "Edvin Palm" },
  hulda: { number: "192704852389", name: "Hulda Frisk" },
  ivar: { number: "193201722398", name: "Ivar Sandell" },
  judit: { number: "193202882399", name: "Judit Ekdahl" },
  lambert: { number: "193206892386", name: "Lambert Holst" },
  naima: { number: "193207852389", name: "Naima Törn" },
  gustava: { number: "193209862394", name: "Gustava Rehn" },
  tora: { number: "192202752388", name: "Tora Ekman" },
  ossian: { number: "192210762395", name: "Ossian Lind" },
  verner: { number: "191900642396", name: "Verner Kjell" },
  pontus: { number: "192103622391", name: "Pontus Ahl" },
} satisfies Record<string, Person>;

/** As it is said and typed: ten digits. */
export function short({ number }: Person): string {
  return number.slice(2);
}

/** As it stands on the screen: "19270518-7892". */
export function grouped({ number }: Person): string {
  return `${number.slice(0, 8)}-${number.slice(8)}`;
}
