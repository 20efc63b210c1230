// The type of an environment: everything about it but its secrets.

import type { Accent, Credentials, Product, Scheme } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import type { ConfigProblem } from '../problem.ts';
import { baseUrlText, isProductionHost } from './baseUrl.ts';
import type { CaFile } from './certificates.ts';
import type { FileEnvironment } from './environmentFile.ts';
import { chooseProxy } from './proxy.ts';
import { readVariable } from './variables.ts';

/** Where a connection can come from: variables alone, `--base-url` with variables, our file, or the official CLI's. */
export type FoundIn = 'variables' | 'option' | 'config' | 'sail';

/** An environment and everything about it but its secrets, so it can be shown, kept and listed. */
export type Environment = {
  readonly name: string;
  readonly foundIn: FoundIn;
  /** The same in words for the header, such as `variables SAIL_*`. */
  readonly origin: string;
  readonly baseUrl: string;
  /** Identity Security Cloud where it is absent. */
  readonly product?: Product;
  readonly production: boolean;
  /** Whether changes are allowed without `--write`. */
  readonly write: boolean;
  /** Whether probes are allowed. */
  readonly probes: boolean;
  readonly scheme: Scheme;
  /** The digit that opens it. */
  readonly shortcut?: number;
  /** What it signs in with. */
  readonly signsInWith: Credentials['type'];
  /** Whether its secret comes from the system's keyring, which may open a window for its password. */
  readonly asksKeyring?: boolean;
  /** The colour of its name. */
  readonly accent?: Accent;
  /** The web console, where the file names it. */
  readonly consoleUrl?: string;
  /** The proxy without user name and password, and what names it. */
  readonly proxy?: { readonly shown: string; readonly from: string };
  readonly caFile?: CaFile;
  /** What else should be said, in sentences, such as that another file has the same name. */
  readonly notes: readonly string[];
};

/** What an environment is made of. */
export type EnvironmentParts = Pick<
  Environment,
  'foundIn' | 'origin' | 'notes' | 'signsInWith' | 'asksKeyring'
> & {
  readonly described: Omit<FileEnvironment, 'signIn'>;
  /** The path scheme that was asked for; it beats the file's. */
  readonly scheme?: Scheme;
  readonly variables: Readonly<Record<string, string | undefined>>;
};

/** Puts an environment together, and fills in defaults. */
export const environmentOf = ({
  foundIn,
  origin,
  notes,
  signsInWith,
  asksKeyring,
  described,
  scheme,
  variables,
}: EnvironmentParts): Result<Environment, ConfigProblem> => {
  const proxy = chooseProxy(described.baseUrl, described.proxy, variables);
  if (!proxy.ok) return proxy;
  const caVariable = readVariable(variables, 'SPYGLASS_CA_FILE');
  const caFile =
    described.caFile ??
    (caVariable === '' ? undefined : { path: caVariable, from: 'SPYGLASS_CA_FILE' });
  return success({
    name: described.name,
    foundIn,
    origin,
    baseUrl: baseUrlText(described.baseUrl),
    product: described.product,
    production: described.production ?? isProductionHost(described.baseUrl),
    write: described.write,
    probes: described.probes,
    scheme: scheme ?? described.scheme ?? 'v1',
    shortcut: described.shortcut,
    signsInWith,
    asksKeyring,
    accent: described.accent,
    consoleUrl: described.consoleUrl && baseUrlText(described.consoleUrl),
    proxy: proxy.value && { shown: proxy.value.shown, from: proxy.value.from },
    caFile,
    notes,
  });
};
