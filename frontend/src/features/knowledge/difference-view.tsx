import { useTranslation } from "react-i18next";
import { differenceOf } from "./difference";
import css from "./texts.module.css";

interface Props {
  label: string;
  before: { title: string; body: string };
  after: { title: string; body: string };
}

/** Two texts line by line; signs and words tell what colour tells. */
export function DifferenceView({ label, before, after }: Props) {
  const { t } = useTranslation("knowledge");
  const whole = ({ title, body }: Props["before"]) => `${title}\n\n${body}`;
  const lines = differenceOf(whole(before), whole(after));
  if (lines.every(({ sign }) => sign === "same"))
    return <p className={css.quiet}>{t("versions.same")}</p>;
  return (
    <div role="group" aria-label={label} className={css.difference}>
      {lines.map(({ sign, text }, at) =>
        sign === "same" ? (
          <p key={at}>{text}</p>
        ) : (
          <p key={at} data-sign={sign}>
            <span className="kp-visually-hidden">{t(`versions.${sign}`)}: </span>
            {sign === "removed" ? <del>{text}</del> : <ins>{text}</ins>}
          </p>
        ),
      )}
    </div>
  );
}
