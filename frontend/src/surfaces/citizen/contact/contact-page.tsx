import { inLanguage, useWords } from "../i18n/words";
import type { Service } from "../net/types";
import { useLoad } from "../net/use-load";
import { Icon } from "../parts/icon";
import { Page } from "../parts/page";
import { LoadProblem } from "../parts/problem";
import { Waiting } from "../parts/waiting";
import { weekTexts } from "../parts/when";
import { Link } from "../router";
import { ContactForm } from "./contact-form";

/** The form that this page is for; others (E-1) get pages of their own. */
const form = "contact-us";

/** "Kontakta oss": choose where to, then the form. */
export function ContactPage({ unit, rest }: { unit?: string; rest?: string }) {
  const { say } = useWords();
  const { data, error, again } = useLoad<{ items: Service[] }>("/services");
  const services = data?.items.filter(({ key }) => key === form);
  const chosen = services?.find((service) => service.unit === unit);

  if (chosen) return <ContactForm key={unit} service={chosen} rest={rest} reload={again} />;
  return (
    <Page title={say("contact.title")} lead={say("contact.lead")}>
      {services ? <Units services={services} /> : null}
      {!services && !error ? <Waiting rows={2} /> : null}
      {!services && error ? <LoadProblem error={error} again={again} /> : null}
    </Page>
  );
}

function Units({ services }: { services: Service[] }) {
  const { say, language, locale } = useWords();
  if (services.length === 0) return <p>{say("contact.none")}</p>;
  return (
    <>
      <h2>{say("contact.where")}</h2>
      <ul className="cards">
        {services.map((service) => (
          <li key={service.unit}>
            <Link to={`kontakta-oss/${service.unit}`} className="card card-link">
              <span className="card-body">
                <span className="card-title">{service.unit_name}</span>
                <span>{inLanguage(service.intro, language)}</span>
                <span className="quiet-text with-icon">
                  <Icon name="clock" />
                  <span>
                    {say("contact.hours")}
                    {weekTexts(service.week, say, locale).map(({ days, hours }) => (
                      <span key={days} className="hours">
                        {days} {hours}
                      </span>
                    ))}
                  </span>
                </span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
      <p className="quiet-text">{say("contact.any-time")}</p>
    </>
  );
}
