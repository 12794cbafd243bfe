// A real OpenID Connect provider for tests: the citizen's pages sign in at it.
// Usage: node identity-provider.mjs REDIRECT_URI …  It writes its issuer on the
// first line of its output and lives until its input ends.
//
// Whoever signs in is who they say: the login is the identity number that the
// provider then vouches for; "nobody" has none, "nonsense" one that is no number.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const names = { nobody: "Ingen Alls", nonsense: "Fel Siffror" };

const client = (id, redirect_uris) => ({
  client_id: id,
  client_secret: `${id}-secret`,
  redirect_uris,
  grant_types: ["authorization_code"],
  response_types: ["code"],
  token_endpoint_auth_method: "client_secret_basic",
});

const account = (login) => ({
  accountId: login,
  claims: () => ({
    sub: `subject-${login}`,
    name: names[login] ?? "Legitimerad Person",
    ...(login === "nobody" ? {} : { personal_identity_number: login }),
  }),
});

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const redirects = process.argv.slice(2);
  const provider = new Provider(issuer, {
    clients: [client("kontaktpunkten", redirects), client("another", redirects)],
    findAccount: (_ctx, login) => account(login),
    claims: { openid: ["sub", "personal_identity_number"], profile: ["name"] },
    conformIdTokenClaims: false, // the claims are in the token itself, as the e-ids do it
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ["a test's own"] },
  });
  server.on("request", provider.callback());
  process.stdout.write(`${issuer}\n`);
});
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
