// Decides by its name whether a field holds a secret.

/** Names of fields that hold secrets, whatever they belong to (seen on tenants: connectorAttributes). */
const secretName =
  /pass(word|phrase|wd)|secret|token|private_?key|api_?key|credential(?!ProviderEnabled)|keystore|^armAuth$/i;

/** Names that speak of a secret without holding it, such as where tokens come from and when they end. */
const harmlessName =
  /(url|uri|endpoint|type|method|expiry|expires|expiration|validity|seconds|enabled)$/i;

/** What stands where a secret was. */
export const mask = '********';

/** Whether a field of this name holds a secret. */
export const namesSecret = (name: string): boolean =>
  secretName.test(name) && !harmlessName.test(name);
