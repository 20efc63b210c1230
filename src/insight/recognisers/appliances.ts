// Texts that say that a VA, its cluster or what it holds is at fault, before a target was asked.

import { keyed } from '../../model/keyed.ts';
import { codes, type Recogniser, sign } from './recogniser.ts';

const again = keyed`then press {probe.again}`;

/** What texts say about a cluster and its VAs. */
export const applianceRecognisers = [
  {
    code: 'SG-SECRET-UNDECRYPTABLE',
    layer: 'cluster',
    says: 'cause',
    short: 'secret cannot be decrypted',
    why: 'what is stored encrypted in the source cannot be decrypted on this cluster',
    next: `was the source moved to another cluster? Type the same secrets once more in the web console, ${again}.`,
    signs: [
      sign(/\b(?:failed|unable) to decrypt [\w-]{0,40} ?(?:connector )?secret/i),
      sign(
        /\bcannot find key to decrypt message/i,
        'a VA got something that is encrypted for a key that it does not hold',
        'VA lacks decryption key',
      ),
    ],
  },
  {
    code: 'SG-VA-SILENT',
    layer: 'va',
    says: 'cause',
    short: 'a VA did not answer',
    why: 'a VA of the cluster did not answer in time',
    next: 'look at the VAs of the cluster: do they run, and do they reach the tenant on port 443? Look for inactive clients in the cluster too: messages for VAs that are gone can hold up the others.',
    signs: [
      sign(/\bwaiting for response to message \d{1,9} from client/i),
      sign(
        /\bconnection to the (?:virtual appliance|VA) was lost\b/i,
        'the connection to a VA was lost',
        'connection to VA was lost',
      ),
      sign(/\bconnector may not be sending responses/i),
      sign(
        /\bno (?:active |available |connected )?(?:clients?|VAs?|virtual appliances?) (?:found|available|connected) (?:for|in|on) (?:the |this )?cluster\b/i,
        'no VA of the cluster is connected',
        'no VA is connected',
      ),
      sign(
        /\b(?:cluster|virtual appliance|VA)\b[^.,:]{0,40} (?:is|are) (?:not (?:available(?! in\b)|reachable|connected|responding)|unreachable|offline|disconnected)\b/i,
        'the cluster or its VA is not available',
        'cluster/VA not available',
      ),
    ],
  },
  {
    code: 'SG-OUT-OF-MEMORY',
    layer: 'va',
    says: 'cause',
    short: 'connector is out of memory',
    why: 'the memory of the process that runs the connector is used up',
    next: `look at the memory of the VAs, and at what else they run at this time, ${again}.`,
    signs: [codes('(?:java\\.lang\\.)?OutOfMemoryError')],
  },
  {
    code: 'SG-HOST-UNKNOWN',
    layer: 'va',
    says: 'cause',
    short: 'host name not found',
    why: 'a host name cannot be found from there',
    next: `check the host name on the source, and the DNS that the VA uses, ${again}.`,
    signs: [
      sign(/\bUnknownHostException\b/),
      codes('ENOTFOUND|EAI_AGAIN'),
      sign(/\b(?:name or service not known|no such host)\b/i),
      sign(/\bcould not resolve host\b/i),
      sign(/\bhost ?name '[^']{1,80}' unknown\b/i),
      sign(
        /\btemporary failure in name resolution\b/i,
        'the DNS did not answer',
        'DNS did not answer',
      ),
    ],
  },
  {
    code: 'SG-PROXY-REFUSED',
    layer: 'va',
    says: 'cause',
    short: 'proxy refused connection',
    why: 'a proxy on the way refused the connection',
    next: 'ask those who run the proxy; the target was not asked.',
    signs: [
      sign(
        /\b407 proxy authentication required/i,
        'a proxy on the way wants a sign-in',
        'proxy wants a sign-in',
      ),
      sign(/\bunable to tunnel through proxy\b/i),
    ],
  },
  {
    code: 'SG-CLOCK',
    layer: 'va',
    says: 'cause',
    short: 'clock wrong or too late',
    why: 'the times of the two sides do not fit: a clock is wrong, or something came too late',
    next: 'compare the clock of the VA with that of the target, and look at what delays it.',
    signs: [
      sign(
        /\bclock skew too great\b/i,
        'the clocks of the VA and the target are too far apart',
        'clocks are too far apart',
      ),
      codes('AADSTS700024'),
      sign(/\bassertion is not within its valid time range/i),
    ],
  },
] as const satisfies readonly Recogniser[];
