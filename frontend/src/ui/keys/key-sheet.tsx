import { Modal, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Kbd } from "../kbd";
import css from "./key-sheet.module.css";
import { useActiveKeys, useKeys, useSingleKeys } from "./use-keys";

type Props = {
  opened: boolean;
  onClose: () => void;
  /** Keeps the one switch for single letters. */
  onSingleKeys: (on: boolean) => void;
};

/** Every key that works now, by what it belongs to. */
export function KeySheet({ opened, onClose, onSingleKeys }: Props) {
  const { t } = useTranslation("common");
  const layers = useActiveKeys();
  const single = useSingleKeys();
  const groups = new Map<string, Map<string, string>>();
  for (const layer of layers) {
    if (layer.scope === "dialog") continue;
    const group = groups.get(layer.title) ?? new Map<string, string>();
    for (const [key, action] of Object.entries(layer.keys())) {
      const same = [...group].find(([, label]) => label === action.label)?.[0];
      if (same) group.delete(same);
      group.set(same ? `${same}|${key}` : key, action.label);
    }
    if (group.size > 0) groups.set(layer.title, group);
  }
  useKeys(
    { "?": { label: t("act.close"), run: onClose } },
    { scope: "dialog", title: t("keys.title"), when: opened },
  );

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("keys.title")}
      size={960}
      closeButtonProps={{ "aria-label": t("act.close") }}
    >
      <div className={css.top}>
        <p>{t("keys.intro")}</p>
        <Switch
          label={t("keys.singleOn")}
          checked={single}
          onChange={(event) => onSingleKeys(event.currentTarget.checked)}
        />
      </div>
      {groups.size === 0 && <p>{t("keys.none")}</p>}
      <div className={css.groups}>
        {[...groups].map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {[...keys].map(([key, label]) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>
                    {key.split("|").map((one) => (
                      <Kbd key={one} keys={one} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
