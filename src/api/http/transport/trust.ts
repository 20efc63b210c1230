// The TLS certificates that are trusted when a private CA is added.

import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/**
 * What to trust when a private CA comes in: its certificates (PEM) beside all that Node trusts anyway, which are the
 * public CAs and those of NODE_EXTRA_CA_CERTS. Made once and shared, since reading some hundred certificates takes
 * longer than a handshake. Text that is no certificate adds nothing.
 */
export const trusting = (caCertificates: string): SecureContext =>
  createSecureContext({ ca: [...getCACertificates('default'), caCertificates] });
