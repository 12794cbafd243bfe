import "./citizen.css";
import "@fontsource-variable/inter/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Citizen } from "./citizen";
import { forgetOldDrafts } from "./contact/drafts";
import { followDevice } from "./scheme";

followDevice();
forgetOldDrafts(Date.now());

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Citizen />
  </StrictMode>,
);
