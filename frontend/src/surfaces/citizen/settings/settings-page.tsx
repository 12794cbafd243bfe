import { useState, type FormEvent } from "react";
import { useWords, type Language } from "../i18n/words";
import { Refusal } from "../net/client";
import { announce } from "../parts/announce";
import { ChoiceField } from "../parts/choice-field";
import { Notice } from "../parts/notice";
import { Page } from "../parts/page";
import { problemText } from "../parts/problem";
import { TextField } from "../parts/text-field";
import { useMe, useSession } from "../session/session";

/** Only the shape of an address; whether it is one is the server's to say. */
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Language, and whether a mail tells that something waits (CG-20). */
export function SettingsPage() {
  const { say } = useWords();
  const me = useMe();
  const { saveSettings } = useSession();
  const [language, setLanguage] = useState<Language>(me.language);
  const [notify, setNotify] = useState(me.notify_email !== "");
  const [email, setEmail] = useState(me.notify_email);
  const [fault, setFault] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [saved, setSaved] = useState(0);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(0);
    setError(undefined);
    const wrong = notify && !address.test(email.trim()) ? "email-invalid" : undefined;
    setFault(wrong);
    if (wrong) return document.getElementById("settings-email")?.focus();
    try {
      await saveSettings({ language, notify_email: notify ? email.trim() : "" });
      setSaved(Date.now());
      announce(say("settings.saved"));
    } catch (failure) {
      const slug = failure instanceof Refusal ? failure.fields[0]?.slug : undefined;
      setFault(slug);
      if (!slug) setError(failure);
      else document.getElementById("settings-email")?.focus();
    }
  };

  return (
    <Page title={say("nav.settings")}>
      <form noValidate className="stack" onSubmit={(event) => void save(event)}>
        <ChoiceField
          id="settings-language"
          label={say("settings.language")}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          options={[
            { value: "sv", label: "Svenska" },
            { value: "en", label: "English" },
          ]}
        />
        <fieldset className="field">
          <legend>{say("settings.notices")}</legend>
          <p className="help">{say("settings.notices-help")}</p>
          <label className="choice">
            <input
              type="checkbox"
              checked={notify}
              onChange={({ target }) => setNotify(target.checked)}
            />
            <span>{say("settings.notify")}</span>
          </label>
          {notify && (
            <TextField
              id="settings-email"
              label={say("settings.email")}
              type="email"
              autoComplete="email"
              value={email}
              onChange={setEmail}
              fault={fault}
            />
          )}
        </fieldset>
        {error !== undefined && (
          <Notice tone="warn" live>
            <p>{problemText(say, error)}</p>
          </Notice>
        )}
        {saved > 0 && (
          <Notice tone="ok">
            <p>{say("settings.saved")}</p>
          </Notice>
        )}
        <div className="buttons">
          <button type="submit" className="button">
            {say("settings.save")}
          </button>
        </div>
      </form>
    </Page>
  );
}
