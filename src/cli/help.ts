// The help texts of the command line.

import { explorer, type Option, type Subcommand, subcommands } from './options.ts';

/** A name and what it does; a name that is longer than its column still has a gap behind it. */
const line = (name: string, title: string): string => `  ${`${name} `.padEnd(28)} ${title}`;

const optionLine = ({ name, short, value, title }: Option): string => {
  const flag = `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
  return line(flag, title);
};

/** The help of one subcommand, or of spyglass itself. */
export const helpOf = (command: Subcommand): string => {
  const lines = [`${command.usage}`, '', `  ${command.title}`, ''];
  if (command.name === '') {
    lines.push('Subcommands:', ...subcommands.map(({ name, title }) => line(name, title)), '');
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
