// Pages about what no single text says: states of the tenant, of clusters and VAs, and looks that disagree.

import { keyed } from '../../model/keyed.ts';
import type { FindingCode } from '../findings/codes.ts';
import type { Page } from './page.ts';

/** What to look at, and whom to call, where states and looks tell that something is wrong. */
export const statePages = {
  'SG-UNCLEAR': {
    means:
      'Something failed, and nothing that spyglass has seen says why. It names no cause then, since a wrong one costs more time than none.',
    known:
      'A check or a run failed with a text that spyglass does not know, that names several causes which exclude each other, or without a text.',
    mistaken: 'A small fault. It may be a large one; only its reason is not known yet.',
    steps: [
      keyed`Read the text in full. In the live checks {probe.whole} shows all of it.`,
      keyed`Press {thing.probe}: the first check that fails says how far a request comes: cluster, connection, configuration, data.`,
      'Do others fail since the same time: of the same cluster, the same type, the same target?',
      'What was changed before it began?',
      'Search the text on the troubleshooting page of the connector, and ask those who run the target for their log at that time.',
    ],
    useless: 'Changing passwords or settings on suspicion: afterwards there are two faults.',
  },
  'SG-STATUS-ONLY': {
    means:
      'The tenant calls the source or cluster broken with a status word, and no look is known that says why, or that it is still so.',
    known:
      'The status is one of an error, and there is no text of a check or run beside it. SailPoint does not publish what each status means.',
    mistaken:
      'A cause. "Source error" does not mean that the source is at fault: the VA or the cluster may be.',
    steps: [
      keyed`Press {thing.probe}: a live check asks at this moment and brings the words of the connector.`,
      'Does it pass? Then the trouble may be over: the tenant looks again by itself, and the status can be half an hour behind.',
      'Look at the last runs: their messages may have the text that the status lacks.',
    ],
    useless: 'Waiting for the status to explain itself.',
  },
  'SG-CONTRADICTS': {
    means:
      'Two looks at the same thing say opposite things, and neither is so much newer that the other is past. So no cause is named.',
    known:
      'For instance the status is good and "healthy" is false, or a live check passes while the tenant goes on to report an error.',
    mistaken:
      'A fault of spyglass. The answers came like this; both are shown, with who looked and when.',
    steps: [
      'Compare the times of both: the later look counts more than the earlier one.',
      keyed`Press {thing.probe}: of a look at this moment you see time and answer.`,
      'Do they still disagree half an hour later? Then give both answers, with their times, to SailPoint support.',
    ],
    useless: 'Believing the one that fits.',
  },
  'SG-ANSWERS-SOMETIMES': {
    means:
      'Of several looks some pass and some fail. It works in part: on one VA and not on another, or at one time and not at another.',
    known:
      'Of the looks that spyglass made or read, each is counted, such as "answers sometimes (1 of 3)".',
    mistaken: 'Trouble that is over, because the last look passed.',
    steps: [
      keyed`Press {thing.probe} some times, with a pause between, and read which client each text names: a client is a VA.`,
      'Is it always the same VA? Then compare it with the others: certificates, DNS, address on the firewall, memory.',
      'Is it a matter of time? Compare with schedules, load and maintenance of the target.',
      'Is the target several machines behind one name? One of them may be ill.',
    ],
    useless:
      'One more look that passes. And one that fails names the cause of the others only if its text says so.',
  },
  'SG-NOT-CHECKED': {
    means:
      'Nobody has checked the source or cluster yet, so nothing is known of it, neither good nor bad.',
    known:
      'Its status says "unchecked". That is usual for what is new, was just saved, or has no accounts yet.',
    mistaken: 'A source that is broken. Or one that is well: nobody knows.',
    steps: [
      keyed`Press {thing.probe}: that is a check.`,
      'Are its health checks switched off? That is another finding (SG-CHECKS-OFF).',
      'Has it no accounts? Then its first aggregation has to run (SG-RUN-NEVER).',
    ],
    useless: 'Waiting, where checks are switched off.',
  },
  'SG-CHECKS-OFF': {
    means:
      'The health checks of this source are switched off. Its status stays as it was at the last check and says nothing about this moment.',
    known:
      'The diagnostics that the tenant keeps in the source say healthcheckDisabled. These diagnostics are not documented by SailPoint.',
    mistaken: 'A source that is healthy, since its status can be green from long ago.',
    steps: [
      keyed`Press {thing.probe} to learn how it is now.`,
      'Ask its owner why the checks are off: a migration, a target that counts every sign-in, or forgotten?',
      'Look at its last runs: they say more than the status.',
    ],
    useless: 'Looking at the status again.',
  },
  'SG-CLUSTER-FAILED': {
    means:
      'No VA of the cluster answers the tenant. All sources that go through it cannot be read or changed, whatever they are.',
    known:
      'The status of the cluster says FAILED, or each of its VAs has given no sign of life for a quarter of an hour.',
    mistaken:
      'Many broken sources at once. It is one cause. A source whose trouble began earlier may have another one besides.',
    steps: [
      'Look at the cluster and its VAs: since when is each of them away? The same minute points to the network, different times to the machines.',
      'Ask those who run the machines: are they up? Was there maintenance of the host, the storage or the network?',
      'Do they reach the tenant on port 443, directly or by their proxy? Ask about firewall rules, DNS and inspection of TLS that changed.',
      keyed`When one is back, press {thing.probe} on one of the sources. Missed aggregations run at their next time.`,
    ],
    useless:
      'Changing passwords, settings or certificates of the sources. Moving a source to another cluster makes you type its secrets again.',
  },
  'SG-CLUSTER-ERROR': {
    means: 'The cluster reports an error. It may still do some of its work.',
    known: 'The status of the cluster says ERROR; its VAs and its alert may say more.',
    mistaken: 'A source that is at fault: look at the cluster first where several sources are red.',
    steps: [
      'Look at the VAs of the cluster: which one is in error, and which alert does it have?',
      'Is an update under way? VAs are updated and restarted one after the other.',
      'Ask those who run that machine about memory, disk and its process ccg.',
      keyed`Press {thing.probe} on a source of the cluster: does its first check, the ping, pass?`,
    ],
    useless: 'Mending its sources one by one.',
  },
  'SG-CLUSTER-WARNING': {
    means: 'The cluster answers and warns of something that can become an outage.',
    known: 'The status of the cluster says WARNING, and no VA of it says more.',
    mistaken:
      'The cause of a source that is broken at this moment: a cluster that warns still works.',
    steps: [
      'Look at its alert and at the indicators of its VAs.',
      'Ask those who run the VAs about it in working hours, before the next large run.',
    ],
    useless: 'Waking somebody at night for this alone.',
  },
  'SG-CLUSTER-EMPTY': {
    means: 'No VA is set up in the cluster. Sources that use it have nobody who does their work.',
    known: 'The status of the cluster says NO_CLIENTS, or the list of its VAs is empty.',
    mistaken: 'VAs that are switched off (SG-CLUSTER-FAILED): here there is none at all.',
    steps: [
      'Is the cluster new, or did somebody remove its last VA? The audit events of managed clients tell.',
      'Does any source use it? If none does, nothing is broken.',
      'Otherwise have a VA set up in it, better two, or have its sources moved to another cluster and their secrets typed again.',
    ],
    useless: 'Live checks of its sources: they cannot pass.',
  },
  'SG-VA-DOWN': {
    means:
      'One VA of a cluster is not connected to the tenant, and others are. Sources go on by way of those. While one is away, SailPoint updates none of the VAs of that cluster.',
    known: 'The VA has given no sign of life for a quarter of an hour; others of its cluster have.',
    mistaken:
      'The cause of a broken source: while another VA works, it explains only what fails now and then.',
    steps: [
      'Ask those who run the machine: is it up, was it removed on purpose, and does it reach the tenant on port 443?',
      'Is it only one of two? Then there is no reserve: treat it as urgent.',
      'Was the machine removed for good? Then have it removed in the web console as well, so that updates go on.',
      'Did it happen after a restart? Compare its configuration file (va-config) with that of the others, above all the keyPassphrase.',
    ],
    useless: 'Changing sources.',
  },
  'SG-VA-RESOURCES': {
    means:
      'A VA is short of memory, disk or processor. It answers, but slowly, or not at the busiest times.',
    known: 'The VA has an alert, such as LIMITED_RESOURCES, or its health indicators warn.',
    mistaken:
      'Targets that are slow: several different ones time out on the same VA at the same time.',
    steps: [
      'Look at the alert and indicators of the VA: what is short?',
      'Which runs begin at the time at which it happens? Move them apart, the large ones first.',
      'Ask those who run the machine to compare it with the requirements that SailPoint publishes, and whether its disk fills with logs.',
      'Was a connector set to log everything for a search? Set it back.',
    ],
    useless: 'A restart alone: it comes back with the next large run.',
  },
  'SG-RUN-FAILED': {
    means:
      'The last run that reads accounts or entitlements failed, and its text names no cause. The data of that source is as old as its last good run.',
    known: 'The task of the run ended in error, and no message of it is one that spyglass knows.',
    mistaken: 'A source that is well because its status is green: health checks do not read data.',
    steps: [
      'Open the task and read all of its messages; the first error is mostly closer to the cause than the last.',
      keyed`Press {thing.probe}: does the source answer at this moment? Then look at what a run needs beyond that: rights, filters, data.`,
      'Compare with the last good run: when was it, how long did it take, how many accounts did it read?',
      'What was changed between the two?',
    ],
    useless:
      'Starting it again and again without reading its messages. Once is fair, if the live check passes.',
  },
  'SG-RUN-WARNED': {
    means:
      'The last run came to its end and left something out that matters, such as deletions or some of the accounts.',
    known:
      'The task of the run ended with warnings that spyglass counts as such. Warnings about single rows are usual and do not count.',
    mistaken: 'A good run: the source is green and the run is called complete.',
    steps: [
      'Open the task and read the warnings: what was left out, and how much?',
      'Is it the delete threshold? See SG-DELETE-THRESHOLD before anything is changed.',
      'Compare the number of accounts with earlier runs and with the target.',
    ],
    useless: 'Running it again without a change.',
  },
  'SG-RUN-NEVER': {
    means: 'The source has never been aggregated, so that the tenant knows no accounts of it.',
    known: 'No run of the source is recorded, and its status says that it has no accounts.',
    mistaken: 'A broken source. It may be new, or meant for changes only.',
    steps: [
      keyed`Press {thing.probe}: would a run work?`,
      'Look whether it has a schedule. A source without one runs only when somebody starts it.',
      'Ask its owner whether it is ready. Runs are kept for 90 days: an older one is not seen.',
    ],
    useless:
      'Starting the first run on your own: it makes accounts, and with an authoritative source it makes identities.',
  },
  'SG-RUN-TERMINATED': {
    means:
      'The last run was ended before it was through: somebody stopped it, or the tenant gave it up after three tries because the VA did not answer.',
    known: 'The task of the run says TERMINATED or CANCELLED.',
    mistaken: 'A failure of the target. Its messages say whether it met one before.',
    steps: [
      'Look at the audit events of the source: they may name who stopped it.',
      'Did it run far longer than others? Then it was perhaps stopped for that: find out what was slow before it starts again.',
      'Was nobody there? Look at the cluster and its VAs at that time.',
      'Ask whoever stopped it before it is started again.',
    ],
    useless: 'Starting it again without asking.',
  },
  'SG-RUN-STALE': {
    means:
      'No run of this source has ended well for a long time. What the tenant shows of it, and decides by it, is as old as that.',
    known:
      'The last good run lies far back: either none began, or none of those that began ended well.',
    mistaken:
      'A healthy source, since its status can be green all the time: health checks do not read data.',
    steps: [
      'Look at its schedule: is there one, and was it changed or removed? The audit events tell by whom.',
      'Look at its latest runs: did they fail, or end with warnings? Then read those.',
      'Is a run still going since long? It holds up all that follow.',
      'Files: does anybody still deliver them?',
    ],
    useless: 'A live check that passes: it does not make the data newer.',
  },
} as const satisfies Partial<Record<FindingCode, Page>>;
