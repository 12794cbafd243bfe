import { Drawer } from "@mantine/core";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import { useSaveSettings } from "../../api/settings";
import { SessionDialog } from "../../features/session/session-dialog";
import { SentBar } from "../../features/ticket/sent-bar";
import { useLive } from "../../live/live";
import { KeySheet } from "../../ui/keys/key-sheet";
import { useKeyDispatch, useKeys } from "../../ui/keys/use-keys";
import { notify } from "../../ui/notify";
import { Toaster } from "../../ui/toaster";
import css from "./desk.module.css";
import { DeskPalette } from "./desk-palette";
import { Side } from "./side";
import { TopBar } from "./top-bar";
import { useGoKeys } from "./use-go-keys";
import { may } from "./views";

/** The frame round everything behind the sign-in. */
export function Desk() {
  const { t } = useTranslation("desk");
  const me = useMe();
  const save = useSaveSettings();
  const [sheet, setSheet] = useState(false);
  // The drawer belongs to the page that it was opened on; going elsewhere closes it.
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [menu, setMenu] = useState<string | null>(null);
  if (menu !== null && menu !== path) setMenu(null);

  const topics = useMemo(() => {
    const units = [...new Set(me.roles.map((role) => `unit:${role.unit}`))];
    const mail = may(me, "mail:list") ? ["mail"] : [];
    return ["queues", "mine", ...mail, ...units];
  }, [me]);
  useLive(topics);

  useKeyDispatch();
  useGoKeys();
  useKeys(
    { "?": { label: t("key.sheet"), run: () => setSheet(true) } },
    { scope: "desk", title: t("keys.desk") },
  );
  const keepSingleKeys = (on: boolean) =>
    void save({ single_keys: on }).catch((error) => notify.error(error));

  return (
    <div className={css.desk}>
      <TopBar onMenu={() => setMenu(path)} onSheet={() => setSheet(true)} />
      <div className={css.body}>
        <aside className={css.side}>
          <Side />
        </aside>
        <main id="main" className={css.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Drawer
        opened={menu === path}
        onClose={() => setMenu(null)}
        title={t("views")}
        size={290}
        closeButtonProps={{ "aria-label": t("common:act.close") }}
      >
        <Side />
      </Drawer>
      <KeySheet opened={sheet} onClose={() => setSheet(false)} onSingleKeys={keepSingleKeys} />
      <DeskPalette onSheet={() => setSheet(true)} />
      <SessionDialog />
      <SentBar />
      <Toaster />
    </div>
  );
}
