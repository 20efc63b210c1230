import { expect, test } from 'vitest';
import { createEmulator } from '../../dsl/terminal.ts';

test('the emulated terminal takes characters in as many pieces as the link makes of them', async () => {
  const text = 'a…b Ʒé 漢 👩‍🚀';
  const bytes = Buffer.from(text);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const terminal = createEmulator({ columns: 40, rows: 2 });
    terminal.feed(bytes.subarray(0, cut));
    terminal.feed(bytes.subarray(cut));
    await terminal.parsed();
    expect(terminal.lines()[0], `cut after ${cut} bytes`).toBe(text);
  }
});
