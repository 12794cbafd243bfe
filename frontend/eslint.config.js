import { readdirSync } from "node:fs";
import importX from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const features = readdirSync(new URL("./src/features", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

// The rooms: app → surfaces → features → ui, live, api, i18n. Arrows only point
// down, and a feature never reaches into another feature.
const below = ["ui", "live", "api", "i18n"].map((room) => ({
  target: `./src/${room}`,
  from: ["./src/features", "./src/surfaces", "./src/app"],
  message: "Rooms at the bottom know nothing of what is built upon them.",
}));
const zones = [
  ...below,
  { target: "./src/features", from: ["./src/surfaces", "./src/app"] },
  { target: "./src/surfaces", from: "./src/app" },
  { target: "./src/api", from: ["./src/ui", "./src/live", "./src/i18n"] },
  { target: "./src/i18n", from: ["./src/ui", "./src/live", "./src/api"] },
  ...features.map((name) => ({
    target: `./src/features/${name}`,
    from: "./src/features",
    except: [`./${name}`],
    message: "Features never import each other; share through ui, live or api.",
  })),
];

export default tseslint.config(
  { ignores: ["dist", "node_modules", "coverage", "src/api/schema.gen.ts"] },
  ...tseslint.configs.recommended,
  jsxA11y.flatConfigs.recommended,
  {
    files: ["**/*.{ts,tsx,js}"],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    plugins: { "import-x": importX, "react-hooks": reactHooks },
    settings: {
      "import-x/resolver-next": [
        (await import("eslint-import-resolver-typescript")).createTypeScriptImportResolver(),
      ],
    },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "import-x/no-restricted-paths": ["error", { zones, basePath: import.meta.dirname }],
      "import-x/no-default-export": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-console": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["**/*.test.*", "src/api/schema.gen.ts"],
    rules: { "max-lines": ["error", { max: 250 }] },
  },
  {
    files: ["*.ts", "*.js"],
    rules: { "import-x/no-default-export": "off" },
  },
);
