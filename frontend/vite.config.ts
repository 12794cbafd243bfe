import { readdirSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env["KP_DEV_SERVER"] ?? "http://127.0.0.1:8080";

/** Each page beside this file is an entry of its own, with its own scripts. */
const pages = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".html"));

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: {
    outDir: "dist",
    rolldownOptions: { input: pages },
    target: "es2022",
    // The server's policy is default-src 'self': nothing may be inlined as data.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: { "/api": { target: server, ws: true } },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test-setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 30_000, // two cores may be shared with a compiler
  },
});
