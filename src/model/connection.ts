// The types of what is needed to talk to one environment: base URL, credentials, path scheme, proxy.

/**
 * The path scheme of a call: `v1` puts the version behind the service (`/sources/v1/{id}`),
 * `v2024` in front of everything (`/v2024/sources/{id}`).
 */
export type Scheme = 'v1' | 'v2024';

/** The product that a connection leads to. They share no operation. */
export type Product = 'identity-security-cloud' | 'identityiq';

/** The colours that an environment's name can have. */
export type Accent = 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple';

/** The products as sentences call them. */
export const productNames: Readonly<Record<Product, string>> = {
  'identity-security-cloud': 'Identity Security Cloud',
  identityiq: 'IdentityIQ',
};

/**
 * What proves who is calling: a client that fetches tokens, a token from elsewhere, or a user name and password that
 * go with every request (HTTP Basic, which IdentityIQ asks for).
 */
export type Credentials =
  | { readonly type: 'client'; readonly clientId: string; readonly clientSecret: string }
  | { readonly type: 'token'; readonly accessToken: string }
  | { readonly type: 'basic'; readonly username: string; readonly password: string };

/** The proxy that every request to the base URL of a connection goes through. */
export type ProxyRoute = {
  /** Scheme, host and port; may hold a user name and password, so it is a secret and never shown. */
  readonly url: string;
  /** The value of `NO_PROXY`; the base URL is not on that list. Empty where there is none. */
  readonly bypass: string;
};

/** Everything that is needed to talk to one environment; all of it comes from one source: options, variables or one file. */
export type Connection = {
  /** The name the header shows, such as `meridian-freight`. */
  readonly environment: string;
  /** The place the connection was read from, in words for the header and for errors. */
  readonly origin: string;
  /** Identity Security Cloud by default. */
  readonly product?: Product;
  /** Scheme, host and port of the API, for IdentityIQ with its context root, without a slash at the end. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly scheme: Scheme;
  /** Absent where requests go straight to the API. */
  readonly proxy?: ProxyRoute;
  /** Certificates in PEM that are trusted beside those that Node trusts anyway. */
  readonly caCertificates?: string;
};

/** What a session may do beside reading. Each call asks for it. */
export type Allowed = { readonly probes: boolean; readonly writes: boolean };
