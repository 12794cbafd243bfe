import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useDirectory, useMe } from "../../api/queries";
import type { KeyMap } from "../../ui/keys/registry";
import { useKeys } from "../../ui/keys/use-keys";
import { may, views } from "./views";

/** n, and g followed by a letter: the ways to every place. */
export function useGoKeys(): void {
  const { t } = useTranslation("desk");
  const me = useMe();
  const navigate = useNavigate();
  const queues = useDirectory()?.queues ?? [];
  const map: KeyMap = {
    "g h": { label: t("home"), run: () => void navigate({ to: "/" }) },
    "g i": { label: t("settings"), run: () => void navigate({ to: "/settings" }) },
  };
  if (may(me, "ticket:register")) {
    map["n"] = { label: t("new"), run: () => void navigate({ to: "/new" }) };
  }
  if (may(me, "ticket:print")) {
    map["Shift+P"] = { label: t("print"), run: () => void navigate({ to: "/print" }) };
  }
  if (may(me, "mail:list")) {
    map["g e"] = { label: t("mail"), run: () => void navigate({ to: "/mail" }) };
  }
  if (may(me, "routing:read")) {
    map["g o"] = { label: t("routing:title"), run: () => void navigate({ to: "/routing" }) };
  }
  if (may(me, "ticket:list")) {
    for (const { id, key } of views) {
      const run = () => void navigate({ to: "/view/$view", params: { view: id } });
      map[`g ${key}`] = { label: t(`view.${id}`), run };
    }
  }
  for (const line of [1, 2, 3]) {
    const first = queues.find((queue) => queue.mine && queue.line === line);
    if (!first) continue;
    const run = () => void navigate({ to: "/queue/$id", params: { id: String(first.id) } });
    map[`g ${line}`] = { label: first.name, run };
  }
  useKeys(map, { scope: "desk", title: t("keys.desk") });
}
