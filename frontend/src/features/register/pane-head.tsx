import { ActionIcon, Button, Switch } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ChannelIcon } from "../../ui/channel-icon";
import { serverNow } from "../../ui/clock";
import { dayOf } from "../../ui/time";
import { CallTimer } from "./call-timer";
import { ChoiceGroup } from "./choice-group";
import { channels } from "./form";
import { useForm } from "./register-context";
import styles from "./register.module.css";

/** What the contact came by, how long it has lasted, and the way out. */
export function PaneHead({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["register", "common"]);
  const { form, set, startedAt, touched, clear, cleared, undoClear, focus, draftState } = useForm();

  function switchPaper(paper: boolean) {
    set({ paper, ...(paper && form.day === "" && { day: dayOf(serverNow()) }) });
    focus(paper ? "when" : "who");
  }

  return (
    <header className={styles.head}>
      <div className={styles.headRow}>
        <h2 className={styles.title}>{t("title")}</h2>
        {form.channel === "phone" && !form.paper && <CallTimer since={startedAt} />}
        <span className={styles.spring} />
        {cleared ? (
          <span className={styles.quiet} role="status">
            {t("cleared")}{" "}
            <Button size="compact-xs" variant="light" onClick={undoClear}>
              {t("undo")}
            </Button>
          </span>
        ) : (
          <>
            {draftState !== "clean" && (
              <span className={styles.draft}>{t(`common:draft.${draftState}`)}</span>
            )}
            {touched && (
              <Button size="compact-xs" variant="subtle" onClick={clear}>
                {t("clear")}
              </Button>
            )}
          </>
        )}
        <ActionIcon
          variant="subtle"
          aria-label={t("close")}
          title={t("closeHint")}
          onClick={onClose}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </div>
      <div className={styles.headRow}>
        <ChoiceGroup
          label={t("channel.label")}
          iconsOnly
          value={form.channel}
          choices={channels.map((value) => ({
            value,
            label: t(`common:channel.${value}`),
            icon: <ChannelIcon channel={value} />,
          }))}
          onChange={(channel) => set({ channel })}
          onNext={() => focus("who")}
        />
        <span className={styles.spring} />
        <Switch
          size="xs"
          label={t("paper.switch")}
          title={t("paper.switchHint")}
          checked={form.paper}
          onChange={(event) => switchPaper(event.currentTarget.checked)}
        />
      </div>
    </header>
  );
}
