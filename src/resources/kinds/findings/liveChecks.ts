// Reads the live checks of this session as looks at sources.

import type { Look } from '../../../insight/findings/look.ts';
import { textOfDetails } from '../../../insight/probes/connectorText.ts';
import type { LiveChecks } from '../../../insight/triage/evidence.ts';
import type { Seen, SeenStep } from '../../types.ts';

const kinds: Readonly<Record<string, Look['kind']>> = {
  'ping-cluster': 'ping',
  'check-connection': 'connection',
  'test-configuration': 'configuration',
};

/** A check that the tenant answered; one without an answer says nothing of the source. */
const lookOf = (step: SeenStep): readonly Look[] => {
  const kind = kinds[step.probe];
  if (kind === undefined || step.status !== 'done') return [];
  const { passed, details } = step.outcome;
  const text = passed ? '' : textOfDetails(details);
  return [
    {
      kind,
      by: { is: 'you' },
      atMs: step.atMs,
      ended: passed ? 'good' : 'failed',
      texts: text === '' ? [] : [text],
    },
  ];
};

/** What the live checks of this session showed, by the ids of the sources. */
export const liveChecksIn = ({ probes }: Pick<Seen, 'probes'>): LiveChecks =>
  new Map(
    probes
      .filter(({ kind }) => kind === 'sources')
      .map(({ thingId, steps }) => [thingId, steps.flatMap(lookOf)]),
  );
