// Pages about what happens on a VA or its cluster before a target was asked.

import { keyed } from '../../model/keyed.ts';
import type { FindingCode } from '../findings/codes.ts';
import type { Page } from './page.ts';

/** What to look at, and whom to call, where a VA, its cluster or what it holds is at fault. */
export const appliancePages = {
  'SG-SECRET-UNDECRYPTABLE': {
    means:
      'Passwords of a source are stored encrypted for one cluster. The VAs of the cluster that the source uses cannot decrypt what is stored, so the target was never asked.',
    known:
      'The connector or the VA says that it failed to decrypt a connector secret, or that it finds no key to decrypt a message.',
    mistaken:
      'A wrong password (SG-CRED-WRONG). The password may be right; here nobody could read it.',
    steps: [
      'Was the source moved to another cluster, or was the cluster set up anew? The audit events of the source and the cluster tell.',
      'Open the connection settings of the source in the web console and type every secret again: password, client secret, key, token.',
      keyed`Save, then press {thing.probe} on the source. Do the same for each other source that was moved.`,
      'If all sources of the cluster say so although none was moved, compare the keyPassphrase of its VAs: it has to be the same on all of them.',
    ],
    useless: 'A new password on the target. Typing the same one again is enough.',
  },
  'SG-VA-SILENT': {
    means:
      'The tenant gave work to a VA, or to the cluster, and no answer came back in time. Whether the target works is not known.',
    known:
      'The text says that a response from a client was awaited in vain, that the connection to a VA was lost, or that no VA of the cluster is available. The client in it is a VA; typing its id in spyglass leads to it.',
    quote:
      'Timeout waiting for response to message 0 from client 57a4ab97-ab3f-4aef-9fe2-0eaf15c73d26 after 60 seconds',
    mistaken:
      "A target that is down. Where the target does not answer, the connector says so in the target's words; here the VA itself was silent. One slow target can keep a VA busy, too.",
    steps: [
      'Look at the cluster of the source and at its VAs: which are connected, and when were they last seen?',
      'Do other sources of the same cluster fail as well, since the same time? Then it is the cluster, not the source.',
      'Ask those who run the machine: is it up, and does it reach the tenant on port 443? Was a firewall, proxy or DNS server changed?',
      'If it runs and is connected, look at its memory and processor, and into the log of its process ccg.',
      'Are there clients in the cluster whose machines are gone? Messages for them can hold up the others: remove them in the web console.',
    ],
    useless: 'Changing the password or the settings of the source: they were not used yet.',
  },
  'SG-OUT-OF-MEMORY': {
    means:
      'The process that runs the connector has used up its memory and gave up. That process is on the VA, or at SailPoint where the connector runs there.',
    known: 'The text names OutOfMemoryError.',
    quote: 'java.lang.OutOfMemoryError: GC overhead limit exceeded',
    mistaken:
      'A fault of the target or of its data. The same run may work at another time, when less runs beside it.',
    steps: [
      'Look at the VAs of the cluster: does one of them warn of memory?',
      'Compare when it happens with the schedules of all sources of the cluster, and move runs apart that begin together.',
      'Did the source begin to read much more, such as a new group or attribute with many values? Then narrow what it reads, or read it in smaller parts.',
      'Ask those who run the VA for more memory, by the requirements that SailPoint publishes. A connector that runs at SailPoint is a case for SailPoint support.',
    ],
    useless:
      'Restarting the VA helps once. If the load stays the same, the next run ends the same way.',
  },
  'SG-HOST-UNKNOWN': {
    means:
      'The name of the target in the settings could not be turned into an address. No connection was tried.',
    known:
      'The text names UnknownHostException, ENOTFOUND, EAI_AGAIN, or says that a host name is not known or could not be resolved.',
    quote: 'Temporary failure in name resolution',
    mistaken:
      'A target that is down. A name that your own machine can resolve need not be known where the VA stands.',
    steps: [
      'Read the host in the connection settings: a typing mistake, a blank at its end, or an old name?',
      'Does only this source fail? Then it is this name. Do all sources with names fail? Then it is the DNS that the VA uses.',
      'Ask those who run the network whether the name was changed or removed, and whether the DNS servers of the VA answer.',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless:
      'Resolving the name on your laptop proves nothing: the VA may use other DNS servers. A fixed address in the settings makes certificates fail that are for a name.',
  },
  'SG-PROXY-REFUSED': {
    means:
      'Between the VA and the target stands a proxy, and the proxy turned the connection away. The target was not asked.',
    known:
      'The text says 407 (Proxy Authentication Required) or that a tunnel through a proxy failed.',
    quote: 'Unable to tunnel through proxy',
    mistaken:
      'A refusal by the target (SG-SIGN-IN-REFUSED). The status 407 comes from proxies only; 401 comes from the target.',
    steps: [
      'Is the VA set up to use a proxy? Which one is in its configuration; those who run the VA know.',
      'Ask those who run the proxy what it logged for this host at that time: is the host allowed, and did it ask for a sign-in?',
      'Did the password of the proxy change, or was inspection of TLS switched on?',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless: 'The password of the source: the proxy does not know it.',
  },
  'SG-CLOCK': {
    means:
      'The two sides do not agree about the time, or what was sent came too late. Signed messages and tokens are valid for minutes only, so they are refused although they are right.',
    known:
      'The text says that the clock skew is too great (Kerberos) or that an assertion is outside of its valid time (Entra ID AADSTS700024 or AADSTS50012).',
    quote: 'Client assertion is not within its valid time range',
    mistaken:
      'An expired secret or certificate. Here the credential is valid, and the time that was sent with it is not.',
    steps: [
      'Compare the clock of the VA with a good one, and with that of the target. Minutes matter; time zones do not.',
      'Do other sources of the same VA that use tokens or Kerberos fail as well? Then it is the clock of the VA.',
      'Ask those who run the machine whether its time comes from a time server, and whether its host was suspended or moved.',
      keyed`When the clocks agree, press {thing.probe}.`,
    ],
    useless: 'A new secret or certificate: it would be refused for the same reason.',
  },
} as const satisfies Partial<Record<FindingCode, Page>>;
