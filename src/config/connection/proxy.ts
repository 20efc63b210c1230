// Chooses the proxy for a base URL.

import type { ProxyRoute } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import { type ConfigProblem, problem } from '../problem.ts';
import { isLoopback } from './baseUrl.ts';

/** The proxy of an environment: the route itself, which is a secret, and how it may be shown. */
export type ProxyChoice = {
  readonly route: ProxyRoute;
  /** Scheme, host and port without user name and password. */
  readonly shown: string;
  /** The variable or settings key that it comes from. */
  readonly from: string;
};

/** Reads the URL of a proxy: `http` or `https`, or only `host:port` as other tools take it. The failure never holds it. */
export const readProxy = (text: string, from: string): Result<URL, ConfigProblem> => {
  const whole = /^[\w.-]+:\d+\/?$/.test(text) ? `http://${text}` : text;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  return url !== undefined && ['http:', 'https:'].includes(url.protocol) && url.hostname !== ''
    ? success(url)
    : problem(
        'invalidProxy',
        `${from} is no URL of an HTTP proxy. It looks like http://proxy.example.com:3128.`,
      );
};

/** Whether the text of a proxy holds a password or a user name. */
export const holdsProxySecret = (text: string): boolean => text.includes('@');

/** The first of the variables that is set: lower case first, as curl and others have it. */
const firstSet = (
  variables: Readonly<Record<string, string | undefined>>,
  name: string,
): { readonly name: string; readonly text: string } | undefined => {
  for (const candidate of [name.toLowerCase(), name]) {
    const text = variables[candidate]?.trim() ?? '';
    if (text !== '') return { name: candidate, text };
  }
  return undefined;
};

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':');

/**
 * Whether a `NO_PROXY` list has a URL go straight to its host. Its entries, between commas or blanks, are `*`, a host
 * (with all below it; a dot or `*.` in front changes nothing), an IP address, and each of them with a port.
 */
export const isBypassed = (url: URL, list: string): boolean => {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, bracketed, plain, port] =
        /^(?:\[([^\]]*)\]|([^:]*|[^:]*:.*:.*?))(?::(\d+))?$/.exec(entry) ?? [];
      if (port !== undefined && port !== portOf(url)) return false;
      const name = (bracketed ?? plain ?? '').replace(/^\*?\./, '');
      if (name === '') return false;
      return host === name || (!isAddress(host) && host.endsWith(`.${name}`));
    });
};

/**
 * The proxy for a base URL: the environment's own where it names one, else that of `HTTPS_PROXY` (`HTTP_PROXY` for a base
 * URL of plain HTTP) unless `NO_PROXY` says otherwise. An environment's own proxy is not subject to `NO_PROXY`.
 * A base URL of plain HTTP is of this machine, and its secret stays here: only a proxy of this machine may have it.
 */
export const chooseProxy = (
  baseUrl: URL,
  own: { readonly text: string; readonly from: string } | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): Result<ProxyChoice | undefined, ConfigProblem> => {
  const bypass = own === undefined ? (firstSet(variables, 'NO_PROXY')?.text ?? '') : '';
  if (isBypassed(baseUrl, bypass)) return success(undefined);
  const scheme = baseUrl.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const variable = firstSet(variables, scheme);
  const named = own ?? (variable && { text: variable.text, from: variable.name });
  if (named === undefined) return success(undefined);
  const url = readProxy(named.text, named.from);
  if (!url.ok) return url;
  if (baseUrl.protocol === 'http:' && !isLoopback(url.value)) {
    return own === undefined
      ? success(undefined)
      : problem(
          'invalidProxy',
          `${named.from} is on another machine, and the base URL is plain HTTP, so the secret would be readable on the way. Leave the proxy out.`,
        );
  }
  return success({
    route: { url: url.value.href, bypass },
    shown: `${url.value.protocol}//${url.value.host}`,
    from: named.from,
  });
};
