// Makes an API error of a request that got no answer.

import type { ApiError, ProxyReason } from '../../../model/apiError.ts';
import type { Conceal } from '../conceal.ts';
import { type Fault, faultCodes } from './transport.ts';

/** The error that a failed exchange stands for. `host` is that of the tenant. */
export const errorOfFault = (
  fault: Fault,
  host: string,
  timeouts: { readonly connectMs: number; readonly answerMs: number; readonly wholeMs: number },
  conceal: Conceal,
): ApiError => {
  const { code, sent, proxy } = fault;
  if (cancelledCodes.has(code)) return { tag: 'cancelled' };
  if (proxy !== undefined) {
    const { host: proxyHost, status } = proxy;
    return { tag: 'proxyRefused', proxyHost, status, reason: proxyReasonOf(status, code) };
  }
  if (unknownHostCodes.has(code)) return { tag: 'hostNotFound', host };
  if (code === 'ECONNREFUSED') return { tag: 'refusedConnection', host };
  if (isTlsCode(code)) return { tag: 'tls', host, reason: code };
  if (timeoutCodes.has(code)) {
    return {
      tag: 'timeout',
      afterMs: sent === 'no' ? timeouts.connectMs : timeouts.answerMs,
      sent,
    };
  }
  if (code === faultCodes.tooLong) {
    return { tag: 'timeout', afterMs: timeouts.wholeMs, sent, isWhole: true };
  }
  if (code === faultCodes.tooLarge) {
    const said = { status: fault.status ?? 0, text: '' };
    return { tag: 'unreadable', said, reason: 'it is too large', isTooLarge: true };
  }
  return { tag: 'cut', host, reason: reasons[code] ?? conceal(fault.message || code), sent };
};

/** Why a proxy opened no tunnel: by what it answered to CONNECT, or by the code of what kept it from answering. */
const proxyReasonOf = (status: number | undefined, code: string): ProxyReason => {
  if (status !== undefined) return answeredReasons[status] ?? 'status';
  if (unknownHostCodes.has(code)) return 'hostNotFound';
  if (unreachableCodes.has(code)) return 'unreachable';
  if (timeoutCodes.has(code)) return 'silent';
  return isTlsCode(code) ? 'untrusted' : 'cut';
};

const answeredReasons: Readonly<Record<number, ProxyReason>> = {
  403: 'forbidden',
  407: 'login',
  502: 'noWay',
  503: 'noWay',
  504: 'noWay',
};

const cancelledCodes = new Set<string>([
  faultCodes.cancelled,
  'UND_ERR_ABORTED',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
]);

const unknownHostCodes = new Set(['ENOTFOUND', 'EAI_AGAIN']);

const unreachableCodes = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

const timeoutCodes = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** Names of OpenSSL's verification results, as Node hands them on, and of TLS errors proper. */
const isTlsCode = (code: string): boolean =>
  /^(CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_|ERROR_IN_|HOSTNAME_|INVALID_|EPROTO)/.test(
    code,
  );

const reasons: Readonly<Record<string, string>> = {
  ECONNRESET: 'the other side reset it',
  EPIPE: 'the other side had closed it',
  UND_ERR_SOCKET: 'the other side closed it',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer ended before its announced length',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to the network of the host',
};
