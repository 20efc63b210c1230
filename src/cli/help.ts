// The help texts of the command line.

import { explorer, type Option, type Subcommand, subcommands } from './options.ts';

const optionLine = ({ name, short, value, title }: Option): string => {
  const flag = `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
  return `  ${flag.padEnd(28)} ${title}`;
};

/** The help of one subcommand, or of spyglass itself. */
export const helpOf = (command: Subcommand): string => {
  const lines = [`${command.usage}`, '', `  ${command.title}`, ''];
  if (command.name === '') {
    lines.push(
      'Subcommands:',
      ...subcommands.map(({ name, title }) => `  ${name.padEnd(28)} ${title}`),
      '',
    );
  }
  lines.push('Options:', ...command.options.map(optionLine));
  if (command.name === '') {
    lines.push(
      '',
      'The environment is that of --env, else of SAIL_BASE_URL, SAIL_CLIENT_ID and',
      'SAIL_CLIENT_SECRET, else the active one of config.yaml or of the official CLI.',
      'Inside, ? shows all keys. spyglass is not a SailPoint product.',
    );
  }
  return `${lines.join('\n')}\n`;
};

/** The help of spyglass itself. */
export const mainHelp = (): string => helpOf(explorer);
