// Removes secrets from texts that may be shown.

/** Takes secrets out of a text that may be shown, whichever way they were written into it. */
export type Conceal = (text: string) => string;

/** Gateways echo requests in their error pages, so no text of a server reaches an error without passing here. */
export const concealing = (secrets: readonly (string | undefined)[]): Conceal => {
  const spellings = secrets.flatMap((secret) =>
    secret === undefined || secret === ''
      ? []
      : [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
  );
  return (text) => spellings.reduce((result, secret) => result.replaceAll(secret, '***'), text);
};
