// Takes secrets out of the text of a bug: what tenants send as such, and those of the variables.

import { maskedText } from '../insight/secrets/masked.ts';

/** What the text of a bug is told without: what a tenant sends as a secret, and the secrets of the variables. */
export const withoutSecrets =
  (variables: Readonly<Record<string, string | undefined>>) =>
  (text: string): string => {
    const own = Object.entries(variables).flatMap(([name, value = '']) =>
      /secret|token|password/i.test(name) && value.length >= 8 ? [value] : [],
    );
    return maskedText(own.reduce((rest, secret) => rest.replaceAll(secret, '***'), text));
  };
