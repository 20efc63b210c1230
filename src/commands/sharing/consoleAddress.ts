// Finds the page of a thing in the web console: by the settings, by the address of the API, or by asking the tenant.

import { sentenceOf } from '../../api/sentences.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { consoleBase, consoleNamed, consolePageOf } from '../../resources/consolePage.ts';
import type { Thing } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import type { AtHand } from './atHand.ts';

/** A page of the web console. */
export type ConsoleAddress = {
  readonly url: string;
  /** What the page is of, where that is not the thing itself. */
  readonly of?: string;
  /** The console, where the tenant named it: nobody has read that address yet. */
  readonly namedByTenant?: string;
};

const setIt = 'set console_url of this environment';

/** The console that the tenant names; asked once. The failure is a sentence. */
const askTenant = async (explorer: Explorer, baseUrl: string): Promise<Result<string, string>> => {
  const known = explorer.consoles.named(baseUrl);
  if (known !== undefined) return success(known);
  const answer = await explorer.api().then((api) => api.oauthInfo.get());
  if (!answer.ok && answer.error.tag !== 'notFound') {
    const { what } = sentenceOf(answer.error);
    return failure(`Where the web console is, could not be asked: ${what} Try again, or ${setIt}.`);
  }
  const named = answer.ok ? consoleNamed(answer.value.value.cloudDomainUrl) : undefined;
  if (named === undefined) return failure(`No web console is known here: ${setIt}.`);
  explorer.consoles.keep(baseUrl, named);
  return success(named);
};

/** The address of the page of a thing in the web console; the failure is a sentence. */
export const consoleAddress = async (
  explorer: Explorer,
  { kind, scope, idOf }: AtHand,
  thing: Thing,
): Promise<Result<ConsoleAddress, string>> => {
  const page = consolePageOf(kind, idOf(thing), scope);
  if (page === undefined) {
    return failure(`No page of the web console is known for a ${kind.singular}.`);
  }
  const { baseUrl, consoleUrl } = await explorer.outside.addresses();
  const base = consoleBase(baseUrl, consoleUrl);
  if (base !== undefined) return success({ url: `${base}${page.path}`, of: page.of });
  const { origin } = explorer.store.getState().session;
  if (origin === 'the demo') return failure('The demo has no web console.');
  const named: Result<string, string> =
    baseUrl === undefined
      ? failure(`No web console is known here: ${setIt}.`)
      : await askTenant(explorer, baseUrl);
  return named.ok
    ? success({ url: `${named.value}${page.path}`, of: page.of, namedByTenant: named.value })
    : named;
};
