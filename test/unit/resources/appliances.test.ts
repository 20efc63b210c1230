import { expect, it } from 'vitest';
import { managedClient, managedClientHealth } from '../../../src/model/machines/managedClient.ts';
import { clientHealth } from '../../../src/resources/kinds/machines/clientHealth.ts';
import { clients } from '../../../src/resources/kinds/machines/clients.ts';

const nowMs = Date.UTC(2026, 8, 1, 3);

it('an appliance is silent for as long as the tenant says, and else since it was last seen', () => {
  const silent = (row: object) =>
    clients.columns
      ?.find(({ id }) => id === 'seen')
      ?.cell(managedClient.parse({ id: 'a', ...row }), { nowMs }).text;
  expect([
    silent({ sinceLastSeen: '12345678', lastSeen: '2026-09-01T02:59:00Z' }),
    silent({ sinceLastSeen: 15_000 }),
    silent({ lastSeen: '2026-09-01T02:48:00Z' }),
    silent({ lastSeen: '2026-09-01T42:48:00Z' }),
    silent({ sinceLastSeen: null, lastSeen: null }),
  ]).toEqual(['3 h', '15 s', '12 min', '2026-09-01T42:48:00Z', '-']);
});

it('health tells errors before warnings, by category, and says where there is nothing', () => {
  const health = managedClientHealth.parse({
    status: 'WARNING',
    body: {
      id: 'a',
      health_indicators: {
        memory: {
          errors: null,
          warnings: [{ detailedMessage: 'Low', freeSpacePercentage: '4' }],
        },
        cpu: { errors: [{ cpuUtilizationPercentage: 99 }], warnings: [{ detailedMessage: 'Hot' }] },
        disk: null,
      },
    },
  });
  const sections = clientHealth.details?.(health, { nowMs }) ?? [];
  expect(sections.slice(1)).toEqual([
    {
      title: 'memory',
      details: [{ label: 'warning', lines: ['Low (4 % free), -'], tone: 'warn' }],
    },
    {
      title: 'cpu',
      details: [
        { label: 'error', lines: ['no message (99 % busy), -'], tone: 'bad' },
        { label: 'warning', lines: ['Hot, -'], tone: 'warn' },
      ],
    },
    {
      title: 'disk',
      details: [{ label: '', value: { text: 'nothing to report', tone: 'quiet' } }],
    },
  ]);
});
