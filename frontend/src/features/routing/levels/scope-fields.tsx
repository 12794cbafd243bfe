import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useReasons } from "../../../api/queries";
import { i18n, nameOf } from "../../../i18n/i18n";
import { Choices } from "../parts/choices";
import parts from "../parts/parts.module.css";
import type { LevelScope, RoutingVocabulary } from "../state/types";
import css from "./levels.module.css";

interface Props {
  scope: LevelScope | undefined;
  error?: string;
  vocabulary: RoutingVocabulary;
  onChange: (change: { scope: LevelScope | undefined }) => void;
}

const channels = ["phone", "email", "citizen1177", "post", "fax"] as const;

/** Which tickets get a level that neither a rule nor a queue names. */
export function ScopeFields({ scope, error, vocabulary, onChange }: Props) {
  const { t } = useTranslation("routing");
  const reasons = useReasons() ?? [];
  const set = <K extends keyof LevelScope>(field: K, value: NonNullable<LevelScope[K]>) => {
    const { [field]: _, ...rest } = scope ?? {};
    onChange({ scope: value.length > 0 ? { ...rest, [field]: value } : rest });
  };
  const any = t("levels.scope.any");
  return (
    <div className={css.scope}>
      <Checkbox
        size="xs"
        label={t("levels.scope.byItself")}
        description={t("levels.scope.byItselfHelp")}
        classNames={{ description: parts.help }}
        checked={scope !== undefined}
        onChange={(event) => onChange({ scope: event.currentTarget.checked ? {} : undefined })}
      />
      {error && <p className={parts.wrong}>{error}</p>}
      {scope && (
        <div className={css.scopes}>
          <Choices
            folded
            label={t("levels.scope.reasons")}
            none={any}
            options={reasons.map((reason) => ({ value: reason.code, label: nameOf(reason) }))}
            value={scope.reasons ?? []}
            onChange={(value) => set("reasons", value)}
          />
          <Choices
            label={t("levels.scope.channels")}
            none={any}
            options={channels.map((value) => ({ value, label: t(`common:channel.${value}`) }))}
            value={scope.channels ?? []}
            onChange={(value) => set("channels", value)}
          />
          <Choices
            label={t("levels.scope.priorities")}
            none={any}
            options={[1, 2, 3, 4].map((value) => ({ value, label: t(`common:priority.${value}`) }))}
            value={scope.priorities ?? []}
            onChange={(value) => set("priorities", value)}
          />
          <Choices
            label={t("levels.scope.lines")}
            none={any}
            options={[1, 2, 3].map((value) => ({ value, label: t(`common:line.${value}`) }))}
            value={scope.lines ?? []}
            onChange={(value) => set("lines", value)}
          />
          {vocabulary.types.length > 1 && (
            <Choices
              label={t("levels.scope.types")}
              none={any}
              options={vocabulary.types.map((value) => ({ value, label: typeWords(value) }))}
              value={scope.types ?? []}
              onChange={(value) => set("types", value)}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** What a ticket type is called; a new one is told by its code until it has words. */
export function typeWords(type: string): string {
  return i18n.t(`routing:levels.type.${type}`, { defaultValue: type });
}
