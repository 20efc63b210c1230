// Reads the URL of a proxy: host, credentials, header.

/** A proxy, its URL taken apart. */
export type ProxyServer = {
  /** Scheme, host and port, without a name and password. */
  readonly origin: string;
  /** Host and port, as errors name it. */
  readonly host: string;
  /** The header Proxy-Authorization, where the URL holds a name. */
  readonly authorization?: string;
  /** What no text may show. */
  readonly secrets: readonly string[];
};

/** Reads the URL of a proxy, `http` or `https`, with or without a name and password. Throws where it is no URL. */
export const proxyServerOf = (url: string): ProxyServer => {
  const { origin, host, username, password } = new URL(url);
  if (username === '') return { origin, host, secrets: [] };
  const [name, secret] = [decoded(username), decoded(password)];
  const packed = Buffer.from(`${name}:${secret}`).toString('base64');
  return { origin, host, authorization: `Basic ${packed}`, secrets: [secret, password, packed] };
};

/** A percent sign that belongs to a password and was not encoded stays as it is. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
