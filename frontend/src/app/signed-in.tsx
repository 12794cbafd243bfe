import { useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useMe } from "../api/queries";
import { useSettings } from "../api/settings";
import { setLanguage } from "../i18n/i18n";
import { startLive } from "../live/live";
import { Desk } from "../surfaces/desk/desk";
import { may } from "../surfaces/desk/views";
import { setServerClock } from "../ui/clock";
import { setDraftOwner } from "../ui/draft/mirror";
import { setSingleKeys } from "../ui/keys/registry";

/** Sets the page up for the person who signed in, then shows the desk. */
export function SignedIn() {
  const me = useMe();
  const { theme, language, single_keys: singleKeys } = useSettings();
  const client = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  const live = may(me, "live:connect");
  setDraftOwner(me.id);

  useEffect(() => setServerClock(me.now), [me.now]);
  useEffect(() => setLanguage(language ?? me.language), [language, me.language]);
  useEffect(() => setSingleKeys(singleKeys ?? true), [singleKeys]);
  useEffect(() => setColorScheme(theme ?? "auto"), [setColorScheme, theme]);
  useEffect(() => (live ? startLive(client) : undefined), [client, live, me.id]);

  return <Desk />;
}
