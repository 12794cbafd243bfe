import { describe, expect, it } from "vitest";
import { sizeText } from "./files-field";
import { largestFile, refusedFile } from "./use-uploads";

const file = (size: number) =>
  Object.defineProperty(new File(["x"], "bild.jpg"), "size", { value: size });

describe("a file", () => {
  it("is not even tried when it is empty or too large", () => {
    expect(refusedFile(file(0))).toBe("empty-file");
    expect(refusedFile(file(1))).toBeUndefined();
    expect(refusedFile(file(largestFile))).toBeUndefined();
    expect(refusedFile(file(largestFile + 1))).toBe("too-large");
  });

  it.each([
    [12, "1 kB"],
    [120_400, "120 kB"],
    [3_400_000, "3,4 MB"],
    [14_600_000, "15 MB"],
  ])("of %i bytes is said to have %s", (bytes, words) => {
    expect(sizeText(bytes, "sv-SE")).toBe(words);
  });
});
