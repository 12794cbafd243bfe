import {
  IconDeviceMobileMessage,
  IconMail,
  IconMailbox,
  IconPhone,
  IconPrinter,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import kit from "./kit.module.css";
import { Tip } from "./tip";

const icons = {
  phone: IconPhone,
  email: IconMail,
  citizen1177: IconDeviceMobileMessage,
  post: IconMailbox,
  fax: IconPrinter,
};

export type Channel = keyof typeof icons;

type Props = { channel: Channel; long?: boolean };

export function ChannelIcon({ channel, long = false }: Props) {
  const { t } = useTranslation("common");
  const Icon = icons[channel];
  const name = t(`channel.${channel}`);
  const picture = (
    <Icon
      size={15}
      stroke={1.75}
      className={kit.shape}
      style={{ color: `var(--kp-${channel})` }}
      aria-hidden
    />
  );
  if (long) {
    return (
      <span className={kit.inline}>
        {picture}
        {name}
      </span>
    );
  }
  return (
    <Tip label={name}>
      <span role="img" aria-label={name}>
        {picture}
      </span>
    </Tip>
  );
}
