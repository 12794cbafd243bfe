// Makes src/api/schema.gen.ts from openapi.json, which comes from app/wire.
// The server sends every list as [], never as null, though its description
// allows null for a slice; so a list's type here is without null.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const root = new URL("../", import.meta.url);
const api = JSON.parse(await readFile(new URL("openapi.json", root), "utf8"));

function listsAreNeverNull(schema) {
  if (!schema || typeof schema !== "object") return;
  if (Array.isArray(schema.type) && schema.type.includes("array")) schema.type = "array";
  for (const part of Object.values(schema)) listsAreNeverNull(part);
}
listsAreNeverNull(api);

const head = "// Made by `npm run generate` from openapi.json; do not edit.\n\n";
const text = head + astToString(await openapiTS(api));
await writeFile(new URL("src/api/schema.gen.ts", root), text);
