// The sentences for failed TLS connections and for proxies that refuse.

import type { ApiError } from '../model/apiError.ts';
import type { Words } from './saidWords.ts';

/** Why TLS gave no trusted connection, by the code of the failure. */
export const wordsOfTls = ({ host, reason }: Extract<ApiError, { tag: 'tls' }>): Words => {
  const { why, next } = tlsWords(reason);
  return { what: `No trusted connection to ${host}: ${why} (${reason}).`, next };
};

const tlsWords = (code: string): { readonly why: string; readonly next: string } => {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return {
        why: 'its certificate is signed by itself, by no CA',
        next: 'If that is how it should be, set ca_file (or SPYGLASS_CA_FILE) to this certificate in PEM.',
      };
    case 'CERT_HAS_EXPIRED':
      return {
        why: 'its certificate has expired',
        next: 'Check the clock of this machine; if it is right, whoever runs the host must renew it.',
      };
    case 'CERT_NOT_YET_VALID':
      return {
        why: 'its certificate is not valid yet',
        next: 'Check the clock of this machine: it seems to be slow.',
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return {
        why: 'its certificate is made out to another host',
        next: 'Check the base URL for a typing mistake, and that no login page of the network answers.',
      };
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
      return {
        why: 'it does not speak TLS here',
        next: 'Check the port in the base URL, and that nothing on the way answers instead.',
      };
    default:
      return {
        why: 'its certificate is from a CA unknown here',
        next: 'If a proxy inspects TLS here, set ca_file (or SPYGLASS_CA_FILE) to the PEM file of its CA.',
      };
  }
};

/** Why a proxy opened no way to the tenant, said so that nobody takes it for a refusal of the tenant. */
export const wordsOfProxy = (
  { proxyHost, status, reason }: Extract<ApiError, { tag: 'proxyRefused' }>,
  tenant: string,
): Words => {
  const proxy = `The proxy ${proxyHost}`;
  switch (reason) {
    case 'login':
      return {
        what: `${proxy} wants a user name and password that it knows (status ${status}).`,
        next: 'Put both into the URL of the proxy, percent-encoded; of its ways to log in it must offer Basic.',
      };
    case 'forbidden':
      return {
        what: `${proxy} lets nobody through to ${tenant} (status ${status}).`,
        next: 'The tenant was not asked: have its host allowed at the proxy, or add it to NO_PROXY.',
      };
    case 'noWay':
      return {
        what: `${proxy} could not reach ${tenant} (status ${status}).`,
        next: 'Check the base URL for a typing mistake; if it is right, ask those who run the proxy.',
      };
    case 'status':
      return {
        what: `${proxy} opened no tunnel to ${tenant} (status ${status}).`,
        next: 'Check that the proxy setting (or HTTPS_PROXY) names an HTTP proxy that takes CONNECT for this port.',
      };
    case 'hostNotFound':
      return {
        what: `The host of the proxy, ${proxyHost}, was not found.`,
        next: 'Check the proxy setting (or HTTPS_PROXY) for a typing mistake, and the VPN or DNS of this machine.',
      };
    case 'unreachable':
      return {
        what: `${proxy} cannot be reached: nobody listens there.`,
        next: 'Check the proxy setting (or HTTPS_PROXY); where none is needed, add the host to NO_PROXY.',
      };
    case 'silent':
      return {
        what: `${proxy} did not answer in time.`,
        next: 'Check host and port in the proxy setting (or HTTPS_PROXY), and the network or VPN.',
      };
    case 'cut':
      return {
        what: `${proxy} broke off before it opened a tunnel.`,
        next: 'Check that the proxy setting (or HTTPS_PROXY) names an HTTP proxy, and http or https in it.',
      };
    case 'untrusted':
      return {
        what: `No trusted connection to the proxy ${proxyHost}.`,
        next: 'Write http into its URL unless it speaks TLS itself; if it does, set ca_file to its CA.',
      };
    default:
      return reason satisfies never;
  }
};
