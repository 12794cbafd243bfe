import type { ShowFile } from "../../ui/file-preview/talk";
import { bar } from "./bar";

/** Draws a picture; rejects where the bytes are none that the browser knows. */
export async function showImage(file: ShowFile, paper: HTMLElement): Promise<void> {
  const picture = new Image();
  picture.className = "picture";
  picture.alt = file.name;
  picture.src = URL.createObjectURL(new Blob([file.bytes], { type: file.mime }));
  await picture.decode();
  paper.replaceChildren(picture);
  const zoom = (scale: number) => {
    const fit = Math.min(1, (paper.clientWidth - 24) / picture.naturalWidth);
    const chosen = scale || fit;
    picture.style.width = `${Math.round(picture.naturalWidth * chosen)}px`;
    return chosen;
  };
  bar(file.words, { zoom }).where(`${picture.naturalWidth} × ${picture.naturalHeight}`);
}
