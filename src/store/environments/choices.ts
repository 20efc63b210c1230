// The environments that one can go to, and who knows them.

import type { Api } from '../../api/index.ts';
import type { Accent, Credentials, Product } from '../../model/connection.ts';
import type { Result } from '../../model/result.ts';
import type { Session } from './session.ts';

/** An environment that one can go to, as the list of them shows it. */
export type EnvironmentChoice = {
  readonly name: string;
  readonly origin: string;
  readonly production: boolean;
  /** The digit that opens it. */
  readonly shortcut?: number;
  /** The colour of its name. */
  readonly accent?: Accent;
  /** Whether it is the one that the session began with. */
  readonly active: boolean;
  /** Why it cannot be used, as a sentence. */
  readonly problem?: string;
  /** Identity Security Cloud where it is absent. */
  readonly product?: Product;
  /** Whether changes are allowed there without being asked for. */
  readonly write?: boolean;
  /** Whether its secret comes from the system's keyring, which may open a window for its password. */
  readonly asksKeyring?: boolean;
};

/** An environment that was found: its session, and how to enter it. Once it is entered, all calls go to it. */
export type FoundEnvironment = { readonly session: Session; enter(): void };

/** A look into an environment that the session is not in, by its whole name: it reads only, and is closed after. */
export type Visit = { readonly name: string; readonly api: Api; close(): Promise<void> };

/** A new secret as it was typed, with the client or user that it is of; that one stays who it was where nothing was typed. */
export type TypedSecret = { readonly name: string; readonly secret: string };

/** How the environment of the session takes a new secret. */
export type Login = {
  readonly asksFor: Credentials['type'];
  /** Why the keyring of the system cannot keep it, as a sentence; absent where it can. */
  readonly whyNoKeyring?: string;
  /**
   * Tries a secret at the tenant, and uses it for all that is asked from then on. Gives what there is to say beside that.
   * The failure is a sentence: nothing has changed then.
   */
  take(
    typed: TypedSecret,
    keep: 'session' | 'keyring',
    signal: AbortSignal,
  ): Promise<Result<string | undefined, string>>;
};

/** The world outside that knows environments. */
export type EnvironmentSource = {
  list(): Promise<readonly EnvironmentChoice[]>;
  /** Finds an environment by its name, or by a beginning that no other has. The failure is a sentence. */
  find(name: string): Promise<Result<FoundEnvironment, string>>;
  /** Opens a connection of its own to an environment, found in the same way. The failure is a sentence. */
  visit(name: string): Promise<Result<Visit, string>>;
  /** How the environment of the session takes a new secret; undefined where it needs none. */
  login?(): Login | undefined;
};
