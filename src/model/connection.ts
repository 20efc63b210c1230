/**
 * The path scheme of a call: `v1` puts the version behind the service (`/sources/v1/{id}`),
 * `v2024` in front of everything (`/v2024/sources/{id}`).
 */
export type Scheme = 'v1' | 'v2024';

/** What proves who is calling: a client that fetches tokens, or a token from elsewhere. */
export type Credentials =
  | { readonly type: 'client'; readonly clientId: string; readonly clientSecret: string }
  | { readonly type: 'token'; readonly accessToken: string };

/** Everything that is needed to talk to one environment; it comes whole from one place. */
export type Connection = {
  /** The name the header shows, such as `meridian-freight`. */
  readonly environment: string;
  /** The place the connection was read from, in words for the header and for errors. */
  readonly origin: string;
  /** Scheme, host and port of the API, without a slash at the end. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly scheme: Scheme;
};

/** What a session may do beyond reading; nothing else opens a write or a probe. */
export type Leave = { readonly probes: boolean; readonly writes: boolean };
