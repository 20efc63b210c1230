import { type Outcome, runCommand } from './command.ts';
import { getInProcess } from './getInProcess.ts';
import { plainVariables } from './pseudoTerminal.ts';

/** Runs the program as a script does; `get` inside the test's own process where it need not be the program itself. */
export const runAsScript = async (
  argv: readonly string[],
  variables: Readonly<Record<string, string>>,
  isProgram: boolean,
): Promise<Outcome> => {
  const [command, ...rest] = argv;
  if (command !== 'get' || isProgram) return runCommand(argv, variables);
  const { code, stdout, stderr } = await getInProcess(rest, {
    variables: { ...plainVariables, ...variables },
  });
  return { code, stdout, stderr };
};

/** Runs the program as scripts do, again and again; the turn of a run says whether it is the program itself. */
export const createScripts = (isProgram: (turn: number) => boolean) => {
  let turn = 0;
  return (
    argv: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> => {
    turn += 1;
    return runAsScript(argv, variables, isProgram(turn - 1));
  };
};
