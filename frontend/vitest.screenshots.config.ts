import { mergeConfig } from "vitest/config";
import e2e from "./vitest.e2e.config.ts";

// The README's pictures: the same desk and browser as the browser tests have.
const config = mergeConfig(e2e, {});
config.test!.include = ["e2e/screenshots/*.shot.ts"];
export default config;
