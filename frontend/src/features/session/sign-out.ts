import { api, call } from "../../api/client";
import { sessionEnded, sessionEstablished } from "../../api/session-gate";
import { flushDrafts } from "../../ui/draft/keeper";
import { forgetMirrors } from "../../ui/draft/mirror";

/**
 * Ends the session here, or everywhere, and erases what this computer kept. The
 * whole page is left, so that no patient stays in its memory.
 */
export async function signOut(everywhere = false): Promise<void> {
  await flushDrafts();
  sessionEnded();
  try {
    await call(api.DELETE("/api/v1/session", { params: { query: { everywhere } } }));
  } catch (error) {
    sessionEstablished();
    throw error;
  }
  forgetMirrors();
  sessionStorage.clear();
  location.assign("/sign-in");
}
