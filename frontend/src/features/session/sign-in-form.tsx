import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, call, type Schemas } from "../../api/client";
import { problemWords } from "../../ui/problem-words";
import css from "./session.module.css";

type Props = {
  /** Signing in again in the middle of the work: who is known. */
  username?: string;
  onSignedIn: (me: Schemas["Me"]) => void;
};

export function SignInForm({ username: known, onSignedIn }: Props) {
  const { t } = useTranslation("session");
  const [username, setUsername] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const body = { username: username.trim(), password };
      onSignedIn(await call(api.POST("/api/v1/session", { body })));
    } catch (failure) {
      setError(failure);
      setPassword("");
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t("username")}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={known !== undefined}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        data-autofocus={known === undefined || undefined}
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t("password")}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-autofocus={known !== undefined || undefined}
        required
        withAsterisk={false}
      />
      {error !== null && (
        <p className={css.error} role="alert">
          {problemWords(error)}
        </p>
      )}
      <Button type="submit" loading={busy}>
        {t("signIn")}
      </Button>
    </form>
  );
}
