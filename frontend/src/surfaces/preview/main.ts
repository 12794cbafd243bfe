import type { FromPreview, ShowFile } from "../../ui/file-preview/talk";
import "./preview.css";

/** The page that draws a stranger's file. It runs in a sandbox with an origin of
 * its own; whoever frames it hands it the bytes, once. */

const outward = new Set(["Escape", "ArrowLeft", "ArrowRight"]);

const tell = (what: FromPreview) => parent.postMessage(what, "*");

addEventListener("message", ({ source, data }: MessageEvent<ShowFile>) => {
  if (source === parent && data?.type === "show") void show(data);
});

addEventListener("keydown", (event) => {
  const paper = document.querySelector<HTMLElement>("#paper")!;
  const sideways = event.key !== "Escape" && paper.scrollWidth > paper.clientWidth;
  if (outward.has(event.key) && !sideways) tell({ type: "key", key: event.key });
});

async function show(file: ShowFile): Promise<void> {
  document.documentElement.toggleAttribute("data-dark", file.dark);
  document.documentElement.lang = file.language;
  document.title = file.name;
  const paper = document.querySelector<HTMLElement>("#paper")!;
  paper.ariaLabel = file.name;
  try {
    if (file.kind === "image") await (await import("./image")).showImage(file, paper);
    else await (await import("./pdf")).showPdf(file, paper);
    tell({ type: "shown" });
  } catch (error) {
    const locked = error instanceof Error && error.name === "PasswordException";
    const told = document.createElement("p");
    told.className = "told";
    told.setAttribute("role", "alert");
    told.textContent = locked ? file.words.locked : file.words.broken;
    paper.replaceChildren(told);
    tell({ type: "failed" });
  }
}

tell({ type: "ready" });
