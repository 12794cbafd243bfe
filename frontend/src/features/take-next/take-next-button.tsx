import { Button } from "@mantine/core";
import { IconPlayerTrackNext } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { useTakeNext } from "./use-take-next";

type Props = {
  queue: number | "mine";
  onTaken: (number: string) => void;
  size?: "compact-sm" | "compact-md" | "md";
  /** The strong look, for where it is the next useful act. */
  strong?: boolean;
  className?: string;
};

/** The button and its key, Shift+N. */
export function TakeNextButton({
  queue,
  onTaken,
  size = "compact-sm",
  strong = false,
  className,
}: Props) {
  const { t } = useTranslation("desk");
  const next = useTakeNext(onTaken);
  const run = () => {
    if (!next.isPending) next.mutate(queue);
  };
  useKeys({ "Shift+N": { label: t("next.take"), run } }, { scope: "next", title: t("keys.desk") });
  return (
    <Button
      size={size}
      className={className}
      variant={strong ? "filled" : "light"}
      loading={next.isPending}
      onClick={run}
      leftSection={<IconPlayerTrackNext size={15} stroke={2} aria-hidden />}
      rightSection={<Kbd keys="Shift+N" />}
    >
      {t("next.take")}
    </Button>
  );
}
