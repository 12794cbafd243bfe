import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import parts from "../parts/parts.module.css";
import { useTyped } from "../parts/use-typed";
import { readShare, shareHelp } from "./sentence";
import css from "./steps.module.css";

interface Props {
  after: number;
  error?: string;
  onChange: (after: number) => void;
}

const usual = [50, 75, 100, 150, 200];

/** After how much of the time a step is taken; the usual shares are one press away. */
export function ShareField({ after, error, onChange }: Props) {
  const { t } = useTranslation("routing");
  const { wrong, field } = useTyped({ shown: String(after), read: readShare, onChange });
  return (
    <div className={css.share}>
      <TextInput
        size="xs"
        label={t("steps.after")}
        description={shareHelp(after)}
        classNames={{ description: parts.help }}
        inputWrapperOrder={["label", "input", "description", "error"]}
        inputMode="numeric"
        autoComplete="off"
        rightSection={<span aria-hidden>%</span>}
        error={wrong ? t("steps.wrong") : error}
        {...field}
      />
      <div role="group" aria-label={t("steps.usual")} className={css.usual}>
        {usual.map((share) => (
          <Button
            key={share}
            size="compact-xs"
            variant="default"
            aria-pressed={share === after}
            onClick={() => onChange(share)}
          >
            {share} %
          </Button>
        ))}
      </div>
    </div>
  );
}
