import { afterAll, type RunnerTask } from 'vitest';
import { type FinishedTest, fileName, noteFinished } from './finished.ts';

/* Runs beside each test file and notes how its tests ended, so that the list of behaviours can be held against it. */

const endingOf = ({ mode, result }: RunnerTask): FinishedTest['ending'] => {
  if (result?.state === 'pass' || result?.state === 'fail') return result.state;
  return mode === 'skip' || mode === 'todo' || result?.state === 'skip' ? 'skip' : 'fail';
};

const testsIn = (tasks: readonly RunnerTask[], before: string): readonly FinishedTest[] =>
  tasks.flatMap((task) => {
    const name = `${before} > ${task.name}`;
    return task.type === 'suite' ? testsIn(task.tasks, name) : [{ name, ending: endingOf(task) }];
  });

// biome-ignore lint/correctness/noEmptyPattern: vitest reads the names that a hook wants out of this pattern.
afterAll(({}, suite) => {
  const file = fileName(suite.file.filepath);
  noteFinished({ file, tests: testsIn(suite.file.tasks, file) });
});
