// Texts that say that no connection to the target came about, or that its certificate is not accepted.

import { keyed } from '../../model/keyed.ts';
import { codes, type Recogniser, sign } from './recogniser.ts';

const again = keyed`then press {probe.again}`;

/** What texts say about the way from the VA or the tenant to the target. */
export const connectionRecognisers = [
  {
    code: 'SG-CERT-EXPIRED',
    layer: 'target',
    says: 'cause',
    short: 'certificate not valid now',
    why: 'the certificate of the target, or one above it, is out of its time',
    next: 'look at the dates of the certificates that the target sends, and at the clock of the VA; those who run the target have to send a valid one.',
    signs: [
      sign(
        /\b(?:CertificateExpiredException|CERT_HAS_EXPIRED)\b/,
        'the certificate of the target has expired',
        'certificate expired',
      ),
      sign(
        /\bcertificate (?:has|is) expired\b/i,
        'the certificate of the target has expired',
        'certificate expired',
      ),
      codes(
        'certificate_expired',
        'the certificate of the target has expired',
        'certificate expired',
      ),
      sign(/\bPKIX path validation failed: [^;]{0,80}(?:validity|timestamp) check failed/i),
    ],
  },
  {
    code: 'SG-CERT-NAME',
    layer: 'target',
    says: 'cause',
    short: 'certificate for other host',
    why: 'the certificate of the target is for another host name than the source uses',
    next: `compare the host on the source with the names in the certificate of the target, ${again}.`,
    signs: [
      sign(/\bNo subject alternative (?:DNS name|names)\b/i),
      codes('ERR_TLS_CERT_ALTNAME_INVALID'),
      sign(/\bdoes not match certificate's altnames\b/i),
      sign(/\bNo name matching \S{1,200} found\b/i),
      sign(/\bdoesn't match any of the subject alternative names\b/i),
    ],
  },
  {
    code: 'SG-CERT-UNTRUSTED',
    layer: 'target',
    says: 'cause',
    short: 'certificate not trusted',
    why: 'the certificate of the target comes from a CA that is not trusted there',
    next: 'look at the certificate of the target and its CA, whether the target sends the whole chain, and whether the VA knows that CA.',
    signs: [
      sign(/\bPKIX path building failed\b/i),
      sign(/\bunable to find valid certification path\b/i),
      sign(/\bunable to (?:verify the first|get local issuer) certificate\b/i),
      sign(/\bcertificate signed by unknown authority\b/i),
      codes('unknown_ca'),
      sign(/\bissued by an authority that is not trusted\b/i),
      sign(/\bself[- ]signed certificate(?: in certificate chain)?\b/i),
    ],
  },
  {
    code: 'SG-SSH-ALGORITHMS',
    layer: 'target',
    says: 'cause',
    short: 'no SSH algorithm in common',
    why: 'the connector and the target have no SSH algorithm in common',
    next: 'compare the algorithms that both sides offer; was one of them updated?',
    signs: [sign(/\bAlgorithm negotiation fail/i)],
  },
  {
    code: 'SG-CONN-REFUSED',
    layer: 'target',
    says: 'cause',
    short: 'connection refused',
    why: 'nothing accepts connections at that host and port',
    next: `check host and port on the source, and whether the target runs, ${again}.`,
    signs: [
      sign(/\bconnection refused\b/i),
      sign(/\btarget machine actively refused it\b/i),
      codes('ECONNREFUSED|ORA-12541'),
    ],
  },
  {
    code: 'SG-CONN-TIMEOUT',
    layer: 'target',
    says: 'cause',
    short: 'connection timed out',
    why: 'no connection to the target came about in time',
    next: `check host and port on the source, whether the target runs, and the firewall between, ${again}.`,
    signs: [
      sign(/\bconnect(?:ion)? timed out\b/i),
      codes('ETIMEDOUT|ORA-12170'),
      sign(/\bconnection pending after \d{1,9} ?ms\b/i),
      sign(/\btimeout while opening an RFC connection\b/i),
    ],
  },
  {
    code: 'SG-CONN-NO-ROUTE',
    layer: 'target',
    says: 'cause',
    short: 'no route to target',
    why: 'there is no way through the network to the target',
    next: `check the address on the source, and the routes and firewalls between, ${again}.`,
    signs: [
      sign(/\bno route to host\b/i),
      sign(/\bnetwork is unreachable\b/i),
      codes('EHOSTUNREACH|ENETUNREACH'),
    ],
  },
  {
    code: 'SG-CONN-RESET',
    layer: 'target',
    says: 'cause',
    short: 'connection reset',
    why: 'the target, or something on the way, broke the connection off',
    next: 'look into the log of the target at that time, and at firewalls, proxies and load balancers between.',
    signs: [sign(/\bconnection reset\b/i), codes('ECONNRESET'), sign(/\bsocket hang up\b/i)],
  },
  {
    code: 'SG-CONN-FAILED',
    layer: 'target',
    says: 'cause',
    short: 'target cannot be reached',
    why: 'the target cannot be reached',
    next: 'check host and port on the source, whether the target runs, and the firewall between.',
    signs: [
      sign(/(?<=partner '[^']{1,80}' )not reached\b/i),
      sign(/\burl is not reachable\b/i),
      sign(/\bThe RPC server is unavailable\b/i),
      sign(/\bserver is not operational\b/i),
      sign(/\bTCP\/IP connection to the host [^;]{1,120} has failed\b/i),
    ],
  },
] as const satisfies readonly Recogniser[];
