// Pages about the way from the VA or the tenant to the target, and about the certificate of the target.

import { keyed } from '../../model/keyed.ts';
import type { FindingCode } from '../findings/codes.ts';
import type { Page } from './page.ts';

/** What to look at, and whom to call, where no connection to the target came about. */
export const connectionPages = {
  'SG-CERT-EXPIRED': {
    means:
      'The target showed a certificate that is no longer valid, or one above it in its chain is not. The connection was ended before anybody signed in.',
    known:
      'The text says that a certificate has expired, or that its validity check failed (a certificate that is not valid yet reads the same).',
    quote: 'java.security.cert.CertificateExpiredException: NotAfter: Sat Nov 07 11:52:33 UTC 2020',
    mistaken:
      'A CA that is not trusted (SG-CERT-UNTRUSTED), where the certificate is valid. It is the certificate of the target; that of the tenant or of spyglass has nothing to do with it.',
    steps: [
      'Look at the dates of the certificates that the target shows, such as with "openssl s_client -connect HOST:PORT -showcerts" from a machine that reaches it.',
      'Ask those who run the target to renew it and to load it: a renewed certificate often needs a restart of the service to be shown.',
      'Are the dates good? Then look at the clock of the VA.',
      keyed`Then press {thing.probe}. Where a load balancer has several machines, each needs the new certificate: probe more than once.`,
    ],
    useless:
      'Adding the old certificate to the VA: trust does not lengthen its time. A new password does nothing either.',
  },
  'SG-CERT-NAME': {
    means:
      'The target showed a valid certificate, but it is for another host name than the one in the settings of the source.',
    known:
      'The text says that no subject alternative name matches, or names ERR_TLS_CERT_ALTNAME_INVALID.',
    quote: 'No subject alternative DNS name matching',
    mistaken: 'A CA that is not trusted. Trust is not the question here, the name is.',
    steps: [
      'Read the host in the source, and the names in the certificate (Subject Alternative Name). An address in place of a name, or a short name, is the usual reason.',
      'Was the target put behind a load balancer, or its certificate renewed with fewer names?',
      keyed`Use a name that is in the certificate, or have the missing name put into it, then press {thing.probe}.`,
    ],
    useless: 'Adding the certificate to the VA: the name still does not fit.',
  },
  'SG-CERT-UNTRUSTED': {
    means:
      'The certificate of the target was made by a CA that the other side does not know, or the target does not send the certificates between its own and that CA. The connection was ended before anybody signed in.',
    known:
      'The text says that building the path failed (PKIX), that the issuer is not known, or that the certificate is self-signed.',
    quote: 'unable to verify the first certificate',
    mistaken:
      'A certificate that has expired (SG-CERT-EXPIRED). Most often the target has got a new certificate of another CA.',
    steps: [
      'Was the certificate of the target renewed shortly before it began? Ask those who run it which CA it comes from now.',
      'Have them send the whole chain: that mends it for all who connect.',
      'If the CA is one of your company, put its certificate (PEM) on every VA of the cluster in /home/sailpoint/certificates and restart the process ccg; SailPoint describes it under "TLS Configuration on Virtual Appliances".',
      'A connector that runs at SailPoint has no VA: the target then needs a certificate that is trusted publicly, or SailPoint support has to help.',
      keyed`Then press {thing.probe}, and do so several times: it has to pass on all VAs.`,
    ],
    useless:
      'Adding it to one VA only: then it fails whenever another VA does the work. Switching off the check of certificates opens the way for others to read the password.',
  },
  'SG-SSH-ALGORITHMS': {
    means:
      'The connector and the SSH server of the target offer no algorithm in common, so no connection came about.',
    known:
      'The text says that the negotiation of algorithms failed. It often lists what each side offers.',
    quote: 'com.jcraft.jsch.JSchException: Algorithm negotiation fail',
    mistaken: 'A wrong key or password: nobody signed in yet.',
    steps: [
      'Was the target hardened or updated shortly before, or the connector? One of them has dropped old algorithms.',
      'Compare the two lists in the text: the name in front says which part is missing, such as server_host_key or kex.',
      keyed`Have one allowed that both know and that your security rules accept, then press {thing.probe}. If the connector knows no safe one, call SailPoint support.`,
    ],
    useless:
      'A new key pair, unless the text says that server_host_key or the type of key is what differs.',
  },
  'SG-CONN-REFUSED': {
    means:
      'A machine answered at that address and said that nothing accepts connections at that port. The network is open as far as that machine, or a firewall answers in its place.',
    known: 'The text says "connection refused", ECONNREFUSED or ORA-12541 (no listener).',
    quote: 'ERRNO TEXT  Connection refused',
    mistaken:
      'A firewall that lets nothing through: that mostly gives no answer at all (SG-CONN-TIMEOUT).',
    steps: [
      'Read host and port in the settings of the source: was one of them changed?',
      'Ask those who run the target whether its service runs, and at which port. After a restart of the machine the service may not have started.',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless:
      'The password: no sign-in was tried. The VA reaches the network, so restarting it changes nothing.',
  },
  'SG-CONN-TIMEOUT': {
    means:
      'The connection was tried and nobody answered in time. Either the target is down, or something on the way throws the packets away.',
    known: 'The text says that connecting timed out, ETIMEDOUT or ORA-12170.',
    quote: 'NiBufIConnect: connection pending after 60000ms',
    mistaken:
      'A slow target, which accepts the connection and then takes too long (SG-TIMED-OUT). A VA that does not answer is another thing as well (SG-VA-SILENT).',
    steps: [
      'Do other sources fail that go from the same cluster into the same network? Then it is the network.',
      'Ask those who run the target whether it is up and can be reached from elsewhere.',
      'Ask those who run the firewall whether the way from each VA to this host and port is open; a new VA has a new address.',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless: 'Longer timeouts: nobody answers, however long one waits.',
  },
  'SG-CONN-NO-ROUTE': {
    means:
      'The network of the VA knows no way to that address, or a machine on the way says that there is none.',
    known:
      'The text says "no route to host", "network is unreachable", EHOSTUNREACH or ENETUNREACH.',
    quote: 'ERRNO TEXT  No route to host',
    mistaken:
      'A target that is switched off: in the same network that can read the same. Some firewalls answer with this as well.',
    steps: [
      'Read the address in the settings; was the target moved to another network?',
      'Do other sources of the same cluster reach that network?',
      'Ask those who run the network about routes, tunnels and firewalls between the VA and the target.',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless: 'Settings of the source other than host and port.',
  },
  'SG-CONN-RESET': {
    means:
      'There was a connection, and the target or something between broke it off without a reason.',
    known: 'The text says "connection reset", ECONNRESET or "socket hang up".',
    quote: 'javax.net.ssl.SSLException: Connection reset',
    mistaken:
      'A target that is down. It was reached; it, or a firewall, proxy or load balancer, ended the talk.',
    steps: [
      'When does it happen: at once (TLS, a port of another service, a rule of a firewall) or after some minutes (an idle limit, a restart of the target)?',
      'Have the log of the target looked at for that time.',
      'Ask those who run firewalls and load balancers whether they ended a connection from the VA.',
      keyed`Press {thing.probe} several times: does it happen always, or only sometimes?`,
    ],
    useless: 'A new password. If it passes at the second try, that is no proof that it is over.',
  },
  'SG-CONN-FAILED': {
    means:
      'The connector could not reach the target. Its text says that in general words, and not whether the target is down, refuses or is cut off.',
    known:
      'The text says that a partner was not reached (SAP), that an address is not reachable, or that the RPC server is not available (Windows).',
    quote: 'The RPC server is unavailable',
    mistaken: 'A fault of the VA: the VA did its work and reports what it met.',
    steps: [
      'Read host and port in the settings of the source. For Windows and IQService also the name of the domain controller.',
      'Ask those who run the target whether it runs and is reached from elsewhere.',
      'Ask those who run the firewall whether all ports are open: some targets need more than one, RPC of Windows a range of them.',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless: 'A new password: no sign-in was tried.',
  },
} as const satisfies Partial<Record<FindingCode, Page>>;
