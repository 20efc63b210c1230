import { fileURLToPath } from 'node:url';
import type { App } from './app.ts';
import type { Driver } from './driver.ts';

/** The option of Node's with which the program tells how much memory it holds. */
export const heapOption = `--import=${fileURLToPath(new URL('../fixtures/heap.ts', import.meta.url))}`;

/** Bytes that live after garbage was collected, and those that the system counts. */
export type Held = { readonly heapBytes: number; readonly residentBytes: number };

/** Asks the program, which was started with `heapOption`, what it holds. */
export const heldBy = async (driver: Driver): Promise<Held> => {
  const { terminal } = driver;
  const told = () => terminal.notes.filter((note) => note.startsWith('heap;'));
  const before = told().length;
  driver.signal('SIGURG');
  while (told().length === before) await terminal.change();
  const [, heap, resident] = told().at(-1)?.split(';') ?? [];
  return { heapBytes: Number(heap), residentBytes: Number(resident) };
};

/** Opens things of the list on screen one after another, looks at each in two ways, and goes back to the list. */
export const openMany = async (app: App, count: number): Promise<void> => {
  for (let opened = 0; opened < count; opened += 1) {
    await app.press('enter', 'y', 'esc', 'j');
  }
};
