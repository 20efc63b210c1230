// Decides by its name whether a field holds a secret.

/** Names of fields that hold secrets, whatever they belong to (seen on tenants: connectorAttributes). */
const secretName =
  /pass(word|phrase|wd)|secret|token|private_?key|api_?key|credential(?!ProviderEnabled)|keystore|^armAuth$/i;

/** Names of fields about a secret that do not hold it, such as a token URL or an expiry time. */
const harmlessName =
  /(url|uri|endpoint|type|method|expiry|expires|expiration|validity|seconds|enabled)$/i;

/** What replaces a secret. */
export const mask = '********';

/** Whether a field of this name holds a secret. */
export const namesSecret = (name: string): boolean =>
  secretName.test(name) && !harmlessName.test(name);
