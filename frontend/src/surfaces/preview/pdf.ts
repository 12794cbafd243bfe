import { getDocument, GlobalWorkerOptions, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import PdfWorker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker&inline";
import type { ShowFile } from "../../ui/file-preview/talk";
import { bar } from "./bar";
import { Sheet } from "./sheet";

/** Draws a document page by page, as far as one looks. */
export async function showPdf(file: ShowFile, paper: HTMLElement): Promise<void> {
  GlobalWorkerOptions.workerPort = new PdfWorker();
  const document = await getDocument({
    data: new Uint8Array(file.bytes),
    isEvalSupported: false, // nothing that a document says becomes code
    enableXfa: false,
    useSystemFonts: true,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  const sheets = await sheetsOf(document);
  paper.replaceChildren(...sheets.map((sheet) => sheet.element));
  const first = await document.getPage(1);
  const width = first.getViewport({ scale: 1 }).width;
  const zoom = (scale: number) => {
    const chosen = scale || Math.min(1.5, Math.max(0.25, (paper.clientWidth - 24) / width));
    const kept = paper.scrollHeight ? paper.scrollTop / paper.scrollHeight : 0;
    for (const sheet of sheets) sheet.resize(chosen);
    paper.scrollTop = kept * paper.scrollHeight;
    return chosen;
  };
  const { where } = bar(file.words, { zoom });
  const told = () => {
    const middle = paper.scrollTop + paper.clientHeight / 3;
    const at = Math.max(1, sheets.filter(({ element }) => element.offsetTop <= middle).length);
    where(file.words.page.replace("{{at}}", `${at}`).replace("{{of}}", `${sheets.length}`));
  };
  paper.addEventListener("scroll", told, { passive: true });
  told();
  watch(sheets, paper);
}

/** All sheets have the first one's size until they are looked at. */
async function sheetsOf(document: PDFDocumentProxy): Promise<Sheet[]> {
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  return Array.from(
    { length: document.numPages },
    (_, at) => new Sheet(document, at + 1, width, height),
  );
}

/** Draws what is near, and lets go of what is far away. */
function watch(sheets: Sheet[], paper: HTMLElement): void {
  const byElement = new Map(sheets.map((sheet) => [sheet.element, sheet]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        byElement.get(target as HTMLDivElement)?.look(isIntersecting);
      }
    },
    { root: paper, rootMargin: "800px 0px" },
  );
  for (const { element } of sheets) observer.observe(element);
}
