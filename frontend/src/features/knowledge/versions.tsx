import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { notify } from "../../ui/notify";
import { exact } from "../../ui/time";
import { DifferenceView } from "./difference-view";
import css from "./texts.module.css";
import { seriesOf, useVersions, type Text } from "./use-texts";

/** What was published before, what differs, and the way back. */
export function Versions({ published, onBack }: { published: Text; onBack: (text: Text) => void }) {
  const { t } = useTranslation("knowledge");
  const now = useNow();
  const [opened, setOpened] = useState(false);
  const { data } = useVersions(seriesOf(published), opened);
  const earlier = data?.filter(({ version }) => version < published.version);

  function back(text: Text) {
    onBack(text);
    notify.info(t("versions.backDone", { n: text.version }));
  }

  return (
    <details
      className={css.versions}
      onToggle={(event) => setOpened((before) => before || event.currentTarget.open)}
    >
      <summary>{t("versions.title")}</summary>
      {earlier?.length === 0 && <p className={css.quiet}>{t("versions.only")}</p>}
      {earlier?.map((text) => {
        const when = exact(Date.parse(text.published_at), now);
        const name = text.published_by?.name;
        const compare = t("versions.compare", { n: text.version });
        return (
          <details key={text.version}>
            <summary>
              {t("version", { n: text.version })} ·{" "}
              {name ? t("publishedBy", { when, name }) : t("published", { when })}
            </summary>
            <DifferenceView label={compare} before={text} after={published} />
            <Button size="compact-sm" variant="default" onClick={() => back(text)}>
              {t("versions.back", { n: text.version })}
            </Button>
          </details>
        );
      })}
    </details>
  );
}
