import { describe, expect, it } from 'vitest';
import { outsideOf } from '../../../src/cli/explore/outsideOf.ts';
import type { RunEnvironment } from '../../../src/cli/explore/runEnvironments.ts';
import { testHome } from '../../dsl/play.ts';

describe('a copy', () => {
  it('is painted over, since a terminal that does not know it may show it as text', async () => {
    const done: string[] = [];
    const outside = outsideOf({
      variables: testHome().variables,
      output: {
        pass: (sequence) => done.push(JSON.stringify(sequence)),
        repaint: () => done.push('repaint'),
        frame: () => undefined,
      },
      clipboard: 'auto',
      terminalHolders: () => [],
      environment: (): RunEnvironment => {
        throw new Error('no environment is asked for');
      },
      now: Date.now,
      untilDrawn: async () => undefined,
    });
    expect(await outside.copy('abc')).toEqual({ ok: true, value: 'terminal clipboard' });
    expect(done).toEqual(['"\\u001b]52;c;YWJj\\u0007"', 'repaint']);
  });
});
