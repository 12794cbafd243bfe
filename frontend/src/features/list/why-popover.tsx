import { Popover } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { WhyPanel } from "../../ui/why-here/why-panel";
import css from "./why.module.css";

type Props = {
  number: string;
  /** Where its row begins and how high it is, in pixels of the list. */
  top: number;
  height: number;
  onClose: () => void;
};

/** "Varför ligger ärendet här?" at the row that was asked about. */
export function WhyPopover({ number, top, height, onClose }: Props) {
  const { t } = useTranslation(["list", "rule"]);
  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-end"
      width={360}
      shadow="md"
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <span className={css.anchor} style={{ top, height }} />
      </Popover.Target>
      <Popover.Dropdown className={css.answer} aria-label={t("why", { number })}>
        <div tabIndex={-1} data-autofocus className={css.inside}>
          <h3>{t("rule:why.title")}</h3>
          <WhyPanel number={number} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
