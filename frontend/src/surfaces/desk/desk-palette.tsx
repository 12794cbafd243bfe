import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useDirectory, useMe } from "../../api/queries";
import { Palette, type Command } from "../../features/palette/palette";
import { setSearchText } from "../../features/search/search-text";
import { signOut } from "../../features/session/sign-out";
import { notify } from "../../ui/notify";
import { useLook } from "./use-look";
import { useOpenTicket } from "./use-open-ticket";
import { may } from "./views";

/** What the palette can do beside the keys that work right now. */
export function DeskPalette({ onSheet }: { onSheet: () => void }) {
  const { t } = useTranslation("desk");
  const me = useMe();
  const navigate = useNavigate();
  const look = useLook();
  const { open, toSearch } = useOpenTicket();
  const directory = useDirectory();
  const queues = may(me, "queue:list") ? (directory?.queues ?? []) : [];

  const commands: Command[] = [
    ...queues
      .filter((queue) => queue.visible)
      .map((queue) => ({
        id: `queue-${queue.id}`,
        group: t("palette.queues"),
        label: queue.name,
        hint: t(`common:line.${queue.line}`),
        run: () => void navigate({ to: "/queue/$id", params: { id: String(queue.id) } }),
      })),
    {
      id: "theme",
      group: t("palette.look"),
      label: look.dark ? t("theme.light") : t("theme.dark"),
      run: look.toggleTheme,
    },
    {
      id: "language",
      group: t("palette.look"),
      label: look.otherLanguage.name,
      run: look.toggleLanguage,
    },
    { id: "sheet", group: t("palette.look"), label: t("key.sheet"), run: onSheet },
    {
      id: "out",
      group: t("palette.look"),
      label: t("me.out"),
      run: () => void signOut().catch((error) => notify.error(error)),
    },
  ];
  return (
    <Palette
      commands={commands}
      onTicket={may(me, "ticket:list") ? open : undefined}
      onSearch={(text) => {
        setSearchText(text);
        toSearch();
      }}
    />
  );
}
