// Texts that say what failed and not why: errors around a cause that the text does not show.

import { keyed } from '../../model/keyed.ts';
import { codes, type Recogniser, sign } from './recogniser.ts';

/** What counts only where a text names no cause. The first is an answer of the target itself. */
export const wrapperRecognisers = [
  {
    code: 'SG-SIGN-IN-REFUSED',
    layer: 'credentials',
    says: 'wrapper',
    short: 'sign-in refused',
    why: 'the target refused the sign-in and does not say why',
    next: 'look into the log of the target at the time of this check, and at the state of the account there, before anything is changed.',
    signs: [
      sign(
        /\bLDAP: error code 49\b(?!.{0,80}AcceptSecurityContext)/i,
        'the directory refused the sign-in; wrong, expired, disabled and locked all look like this',
      ),
      sign(
        /\binvalid credentials\b/i,
        'the target refused the sign-in; wrong, expired, disabled and locked can all look like this',
      ),
      codes(
        'INVALID_LOGIN',
        'the target refused the sign-in; a wrong name, password or security token and a locked user all look like this',
      ),
      codes(
        'InvalidClientTokenId',
        'the target refused the key; wrong and expired look alike',
        'access key refused',
      ),
      codes(
        'invalid_client',
        'the target refused the application; it does not say why',
        'application refused',
      ),
      sign(/\blogin failed\b/i),
      sign(/\b401\)?[ :-]{0,3}(?:error:? ?)?unauthori[sz]ed/i),
      sign(/\b(?:status ?code|status|error|http)["']?\s?[:=]?\s?401\b/i),
      sign(/\bAccess denied for user '[^']{0,60}'@'[^']{0,60}' \(using password/i),
      sign(/\bUser (?:is )?Not Authenticated\b/i),
      codes('E0000004'),
    ],
  },
  {
    code: 'SG-NOT-VISIBLE',
    layer: 'target',
    says: 'wrapper',
    short: 'missing or not visible',
    why: 'something is not there, or the account may not see it: the text does not tell which',
    next: 'find out on the target whether what the source names is there; if so, whether the account of the source may see it.',
    signs: [
      codes('ORA-00942'),
      sign(/\btable or view does not exist\b/i),
      sign(/\b404 not found\b/i),
    ],
  },
  {
    code: 'SG-TLS-FAILED',
    layer: 'target',
    says: 'wrapper',
    short: 'no TLS connection',
    why: 'no TLS connection came about, and the text does not say why',
    next: 'look at the certificate, the TLS versions and the port of the target, whether it wants a client certificate, and at proxies between.',
    signs: [
      sign(/\bSSL ?Handshake ?Exception\b/i),
      sign(/\bSSL peer shut down incorrectly\b/i),
      sign(/\bremote host (?:closed connection during|terminated the) handshake\b/i),
      codes('handshake_failure'),
      codes(
        'CERTIFICATE_VERIFY_FAILED',
        'the certificate of the target is not accepted, and the text does not say why',
        'certificate not accepted',
      ),
      sign(/\bcould not establish a secure connection\b/i),
    ],
  },
  {
    code: 'SG-CONN-BROKEN',
    layer: 'target',
    says: 'wrapper',
    short: 'no connection to target',
    why: 'there is no working connection to the target, and the text does not say why',
    next: 'check host and port on the source, whether the target runs, and the firewall between.',
    signs: [
      sign(/\bcommunications link failure\b/i),
      sign(/\bserver was not found or was not accessible\b/i),
      sign(/\bCan't contact LDAP server\b/i),
      sign(
        /\bsimple bind failed: \S/i,
        'the directory could not be reached or refused; the text does not say why',
        'directory bind failed',
      ),
    ],
  },
  {
    code: 'SG-TIMED-OUT',
    layer: 'target',
    says: 'wrapper',
    short: 'something timed out',
    why: 'something took too long, and the text does not say what',
    next: 'look at the load of the target and of the VA, and at the timeouts of the source.',
    signs: [
      sign(/\btimed out\b/i),
      sign(/\bInterruptedException: Timeout\b/),
      sign(/\bservice timeout\b/i),
    ],
  },
  {
    code: 'SG-TARGET-FAILED',
    layer: 'target',
    says: 'wrapper',
    short: 'target itself failed',
    why: 'the target itself failed, and the text does not say why',
    next: keyed`ask those who run the target; try again later with {probe.again}.`,
    signs: [
      sign(/\b500 internal server error\b/i),
      sign(/\b(?:status ?code|status|http)["']?\s?[:=]?\s?50[0-4]\b/i),
    ],
  },
  {
    code: 'SG-IQSERVICE-FAILED',
    layer: 'connector',
    says: 'wrapper',
    short: 'IQService failed',
    why: 'IQService failed and does not say why',
    next: 'look at IQService on its host: whether it runs, its port, and its log.',
    signs: [sign(/\berror returned from IQ ?Service\b/i)],
  },
  {
    code: 'SG-REFUSED',
    layer: 'target',
    says: 'wrapper',
    short: 'refused by the target',
    why: 'the target refused the connector and does not say why',
    next: 'look into the log of the target at the time of this check before anything is changed.',
    signs: [
      sign(/\bunauthori[sz]ed\b/i),
      sign(/\b403 forbidden\b/i),
      sign(/\b(?:status ?code|status|http)["']?\s?[:=]?\s?403\b/i),
      sign(/\bauthentication fail(?:ed|ure)\b/i),
      sign(/\baccess (?:is )?denied\b/i),
    ],
  },
] as const satisfies readonly Recogniser[];
