import "./ui/base.css";
import "@mantine/core/styles.layer.css";
import "@fontsource-variable/inter/index.css";
import "./i18n/i18n";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
