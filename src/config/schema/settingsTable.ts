// The tables of all keys of our settings file.

import type { KeyTable } from './keyTypes.ts';

/** The keys at the top of our settings file. */
export const fileKeys = {
  active: {
    type: 'text',
    title: 'The environment that is opened where nothing else is said.',
    example: 'acme',
  },
  environments: {
    type: 'map',
    title: 'The environments, by the names that one types to go there.',
    example: '',
  },
  start: {
    type: 'word',
    words: ['home', 'sources'],
    title: 'Where spyglass begins: at what is wrong, or at the list of sources.',
    usual: 'home',
    example: 'sources',
  },
  refresh_seconds: {
    type: 'number',
    from: 0,
    to: 3600,
    title: 'How often views are read again by themselves, in seconds; 0 is never.',
    usual: '30',
    example: '60',
  },
  escape_delay_ms: {
    type: 'number',
    from: 0,
    to: 5000,
    title: 'How long a lone Esc waits for the rest of a key, in milliseconds.',
    usual: '200',
    example: '100',
  },
  theme: {
    type: 'word',
    words: ['auto', 'dark', 'light'],
    title: 'What is behind the text; auto asks the terminal.',
    usual: 'auto',
    example: 'light',
  },
  palette: {
    type: 'word',
    words: ['usual', 'colour-blind'],
    title: 'Which colours tell good from bad; colour-blind does without red and green.',
    usual: 'usual',
    example: 'colour-blind',
  },
  colours: {
    type: 'word',
    words: ['auto', 'none', '16', '256'],
    title: 'How many colours are used; auto goes by TERM and COLORTERM. NO_COLOR wins.',
    usual: 'auto',
    example: '16',
  },
  ascii: {
    type: 'word',
    words: ['auto', 'true', 'false'],
    title: 'Whether only ASCII is drawn; auto does that where the locale is not UTF-8.',
    usual: 'auto',
    example: 'true',
  },
  clipboard: {
    type: 'word',
    words: ['auto', 'osc52', 'tmux', 'file'],
    title:
      'Where copied text goes: the clipboard of the terminal and the buffer of tmux, or only one of them, or a file.',
    usual: 'auto',
    example: 'tmux',
  },
  keys: {
    type: 'map',
    title: 'The keys of commands, by their ids: [S, f5], or [] for none.',
    example: 'list.open: [enter, f3]',
  },
  aliases: {
    type: 'map',
    title: 'Your own names for command lines, as typed after a colon.',
    example: 'broken: src /status:error',
  },
} as const satisfies KeyTable;

/** The keys of an environment. */
export const environmentKeys = {
  type: {
    type: 'word',
    words: ['identity-security-cloud', 'identityiq'],
    title: 'The product that the environment is of.',
    usual: 'identity-security-cloud',
    example: 'identityiq',
  },
  base_url: {
    type: 'text',
    title: 'Where its API is; it must be there.',
    example: 'https://acme.api.identitynow.com',
  },
  client_id: {
    type: 'text',
    title: 'The client id of a personal access token, beside client_secret.',
    example: '0123456789abcdef0123456789abcdef',
  },
  client_secret: {
    type: 'text',
    title: 'The secret of a personal access token, beside client_id.',
    secret: true,
    example: 'not-a-real-secret',
  },
  access_token: {
    type: 'text',
    title: 'A token from elsewhere; it ends when it ends.',
    secret: true,
    example: 'not-a-real-token',
  },
  username: {
    type: 'text',
    title: 'The user name for IdentityIQ, beside password.',
    example: 'spyglass.reader',
  },
  password: {
    type: 'text',
    title: 'The password for IdentityIQ, beside username.',
    secret: true,
    example: 'not-a-real-password',
  },
  keyring: {
    type: 'flag',
    title: 'Whether the keyring of the system has the secret.',
    usual: 'false',
    example: 'true',
  },
  production: {
    type: 'flag',
    title: 'Whether the header says PRODUCTION.',
    usual: 'true, unless the host says otherwise',
    example: 'true',
  },
  accent: {
    type: 'word',
    words: ['red', 'orange', 'yellow', 'green', 'blue', 'purple'],
    title: 'The colour of its name, so that one environment is not taken for another.',
    example: 'orange',
  },
  write: {
    type: 'flag',
    title: 'Whether changes are allowed without --write.',
    usual: 'false',
    example: 'true',
  },
  probes: {
    type: 'flag',
    title: 'Whether live checks, which change nothing, are allowed.',
    usual: 'true',
    example: 'false',
  },
  api: {
    type: 'word',
    words: ['v1', 'v2024'],
    title: 'The path scheme of the API.',
    usual: 'v1',
    example: 'v2024',
  },
  proxy: {
    type: 'text',
    title: 'The HTTP proxy to it; a name and password in it make it a secret.',
    example: 'http://proxy.acme.example:3128',
  },
  ca_file: {
    type: 'text',
    title: 'Certificates to trust beside the usual ones: beside this file, ~/... or a whole path.',
    example: 'acme-ca.pem',
  },
  shortcut: {
    type: 'number',
    from: 0,
    to: 9,
    title: 'The digit that opens it.',
    example: '1',
  },
  console_url: {
    type: 'text',
    title: 'Its web console, where that is not at the usual host beside the API.',
    example: 'https://acme.identitynow.com',
  },
} as const satisfies KeyTable;
