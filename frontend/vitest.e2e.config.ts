import { defineConfig } from "vitest/config";

// Browser tests: one built desk and one chromium for all files (e2e/harness),
// a file after the other.
export default defineConfig({
  test: {
    environment: "node",
    globalSetup: ["e2e/harness/setup.ts"],
    include: ["e2e/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
