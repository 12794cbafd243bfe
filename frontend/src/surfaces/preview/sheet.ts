import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The most dots of one canvas; some devices draw nothing above. */
const mostDots = 12_000_000;

/** A page of a document: empty paper until it is looked at. */
export class Sheet {
  readonly element = document.createElement("div");
  readonly #document: PDFDocumentProxy;
  readonly #number: number;
  #width: number;
  #height: number;
  #scale = 1;
  #near = false;
  #task: RenderTask | null = null;
  #read = false;

  constructor(source: PDFDocumentProxy, number: number, width: number, height: number) {
    this.#document = source;
    this.#number = number;
    this.#width = width;
    this.#height = height;
    this.element.className = "sheet";
  }

  resize(scale: number): void {
    this.#scale = scale;
    this.#measure();
    if (this.#near) void this.#draw();
  }

  look(near: boolean): void {
    this.#near = near;
    if (near) void this.#draw();
    else {
      this.#task?.cancel();
      this.element.querySelector("canvas")?.remove();
    }
  }

  #measure(): void {
    this.element.style.width = `${Math.round(this.#width * this.#scale)}px`;
    this.element.style.height = `${Math.round(this.#height * this.#scale)}px`;
  }

  async #draw(): Promise<void> {
    this.#task?.cancel();
    const page = await this.#document.getPage(this.#number);
    const { width, height } = page.getViewport({ scale: 1 });
    this.#width = width;
    this.#height = height;
    this.#measure();
    const dots = Math.sqrt(mostDots / (width * height));
    const viewport = page.getViewport({ scale: Math.min(this.#scale * devicePixelRatio, dots) });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.ariaHidden = "true";
    const task = page.render({ canvas, viewport });
    this.#task = task;
    try {
      await task.promise;
    } catch {
      return; // another size, or no longer looked at
    }
    if (this.#task !== task || !this.#near) return;
    this.element.querySelector("canvas")?.remove();
    this.element.append(canvas);
    await this.#readOut();
  }

  /** The page's text, for those who listen instead of looking. */
  async #readOut(): Promise<void> {
    if (this.#read) return;
    this.#read = true;
    const page = await this.#document.getPage(this.#number);
    const { items } = await page.getTextContent();
    const text = document.createElement("p");
    text.className = "unseen";
    text.textContent = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    this.element.append(text);
  }
}
