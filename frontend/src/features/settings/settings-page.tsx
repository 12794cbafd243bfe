import { SegmentedControl, Switch } from "@mantine/core";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import { useSaveSettings, useSettings, type Settings } from "../../api/settings";
import { setLanguage, type Language } from "../../i18n/i18n";
import { notify } from "../../ui/notify";
import css from "./settings.module.css";

type Option<T extends string> = { value: T; label: string };
type ChoiceProps<T extends string> = {
  title: string;
  text?: string;
  value: T;
  options: Option<T>[];
  onChange: (value: T) => void;
};

function Row({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <div className={css.row}>
      <div>
        <h3>{title}</h3>
        {text && <p>{text}</p>}
      </div>
      {children}
    </div>
  );
}

function Choice<T extends string>({ title, text, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Row title={title} text={text}>
      <SegmentedControl
        aria-label={title}
        data={options}
        value={value}
        onChange={(next) => onChange(next as T)}
      />
    </Row>
  );
}

/** What a person chooses for their own screen; each change is kept at once. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  const me = useMe();
  const settings = useSettings();
  const save = useSaveSettings();
  const keep = (change: Settings) => void save(change).catch((error) => notify.error(error));
  const named = <T extends string>(group: string, values: readonly T[]): Option<T>[] =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:app")}`;
  }, [t]);

  return (
    <div className={css.page}>
      <div className={css.inner}>
        <h1>{t("title")}</h1>
        <p className={css.lead}>{t("lead")}</p>
        <section>
          <h2>{t("screen")}</h2>
          <Choice
            title={t("theme.title")}
            value={settings.theme ?? "auto"}
            options={named("theme", ["auto", "light", "dark"] as const)}
            onChange={(theme) => keep({ theme })}
          />
          <Choice<Language>
            title={t("language.title")}
            value={settings.language ?? me.language}
            options={named("language", ["sv", "en"])}
            onChange={(language) => {
              setLanguage(language);
              keep({ language });
            }}
          />
        </section>
        <section>
          <h2>{t("work")}</h2>
          <Choice
            title={t("after.title")}
            text={t("after.text")}
            value={settings.after_action ?? "stay"}
            options={named("after", ["next", "stay", "list"] as const)}
            onChange={(after_action) => keep({ after_action })}
          />
          <Choice
            title={t("sort.title")}
            text={t("sort.text")}
            value={settings.sort ?? "due"}
            options={(["due", "oldest", "newest", "waiting", "priority"] as const).map((value) => ({
              value,
              label: t(`list:sort.${value}`),
            }))}
            onChange={(sort) => keep({ sort })}
          />
          <Row title={t("newestFirst.title")} text={t("newestFirst.text")}>
            <Switch
              aria-label={t("newestFirst.title")}
              checked={settings.newest_first ?? false}
              onChange={(event) => keep({ newest_first: event.currentTarget.checked })}
            />
          </Row>
          <Row title={t("singleKeys.title")} text={t("singleKeys.text")}>
            <Switch
              aria-label={t("singleKeys.title")}
              checked={settings.single_keys ?? true}
              onChange={(event) => keep({ single_keys: event.currentTarget.checked })}
            />
          </Row>
        </section>
      </div>
    </div>
  );
}
