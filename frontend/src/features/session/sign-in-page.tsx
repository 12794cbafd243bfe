import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call, type Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { Logo } from "../../ui/logo";
import css from "./session.module.css";
import { SignInForm } from "./sign-in-form";

type Props = { onSignedIn: (me: Schemas["Me"]) => void };

export function SignInPage({ onSignedIn }: Props) {
  const { t } = useTranslation("session");
  const demo = useQuery({
    queryKey: keys.demo,
    queryFn: () => call(api.GET("/api/v1/demo")),
    retry: false,
    staleTime: Infinity,
  }).data;
  const enter = async (username: string) => {
    const body = { username, password: "demo" };
    onSignedIn(await call(api.POST("/api/v1/session", { body })));
  };

  return (
    <main className={css.page}>
      <div className={css.card}>
        <h1 className={css.brand}>
          <Logo size={28} />
          {t("common:app")}
        </h1>
        <SignInForm onSignedIn={onSignedIn} />
        {demo?.demo && (
          <section className={css.demo}>
            <h2>{t("demo.title")}</h2>
            <p>{t("demo.text")}</p>
            <ul className={css.accounts}>
              {demo.accounts.map((account) => (
                <li key={account.username}>
                  <button
                    type="button"
                    className={css.account}
                    onClick={() => void enter(account.username).catch(() => {})}
                  >
                    <code>{account.username}</code>
                    <span>
                      {account.name}, {account.title}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}
