import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowUpCircle,
  IconArrowsExchange,
  IconCheck,
  IconDots,
  IconEye,
  IconHandGrab,
  IconHourglass,
  IconPlayerPlay,
  IconRotate,
} from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Kbd } from "../../ui/kbd";
import styles from "./ticket.module.css";
import type { Verb } from "./use-act";

/** Each verb's key, in the order of the bar. The server's "can" decides which are there. */
export const verbKeys = [
  { verb: "take", key: "t", Icon: IconHandGrab, can: "take" },
  { verb: "return", key: "b", Icon: IconArrowBackUp, can: "return" },
  { verb: "resume", key: "a", Icon: IconPlayerPlay, can: "resume" },
  { verb: "reopen", key: "a", Icon: IconRotate, can: "reopen" },
  { verb: "escalate", key: "e", Icon: IconArrowUpCircle, can: "escalate" },
  { verb: "close", key: "c", Icon: IconCheck, can: "close" },
  { verb: "hand-over", key: "h", Icon: IconArrowsExchange, can: "hand_over" },
  { verb: "watch", key: "w", Icon: IconEye, can: "watch" },
  { verb: "wait", key: "v", Icon: IconHourglass, can: "wait" },
] as const satisfies readonly {
  verb: Verb;
  key: string;
  Icon: unknown;
  can: keyof Schemas["Can"];
}[];

/** What is done more seldom, in the menu. */
const moreVerbs = [
  { verb: "edit", can: "edit" },
  { verb: "correct-patient", can: "correct_patient" },
  { verb: "links", can: "link" },
  { verb: "merge", can: "merge" },
  { verb: "unmerge", can: "unmerge" },
] as const satisfies readonly { verb: Verb; can: keyof Schemas["Can"] }[];

interface Props {
  ticket: Schemas["Ticket"];
  open: Verb | null;
  busy: boolean;
  onVerb: (verb: Verb) => void;
}

/** What can be done with the ticket now, the most likely first. */
export function VerbBar({ ticket, open, busy, onVerb }: Props) {
  const { t } = useTranslation("ticket");
  const chosen = useRef<Verb | null>(null);
  const able = verbKeys.filter(({ can }) => ticket.can[can]);
  const first = able[0]?.verb;
  const more = moreVerbs.filter(({ can }) => ticket.can[can]).map(({ verb }) => verb);

  /** The menu gives its focus back first; then what was chosen may take it. */
  function openChosen() {
    if (chosen.current) onVerb(chosen.current);
    chosen.current = null;
  }

  if (able.length === 0 && more.length === 0 && !ticket.can.note) {
    return <p className={styles.quiet}>{t("verbs.none")}</p>;
  }
  return (
    <div className={styles.verbs} role="toolbar" aria-label={t("verbs.label")}>
      {able.map(({ verb, key, Icon }) => (
        <Button
          key={verb}
          size="compact-sm"
          variant={verb === first ? "filled" : "default"}
          aria-pressed={verb === "take" || verb === "resume" ? undefined : open === verb}
          aria-keyshortcuts={key}
          disabled={busy}
          leftSection={verb === first && <Icon size={16} stroke={1.75} aria-hidden />}
          rightSection={<Kbd keys={key} />}
          onClick={() => onVerb(verb)}
        >
          {t(`verbs.${verb}`)}
        </Button>
      ))}
      {more.length > 0 && (
        <Menu position="bottom-end" onExitTransitionEnd={openChosen}>
          <Menu.Target>
            <ActionIcon
              variant="default"
              size={26}
              aria-label={t("verbs.more")}
              title={t("verbs.more")}
            >
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((verb) => (
              <Menu.Item key={verb} onClick={() => (chosen.current = verb)}>
                {t(`verbs.${verb}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
