// Makes sentences of the warnings of Node, which would otherwise be written across the screen.

/** A warning as Node emits it. */
type Warning = Pick<Error, 'name' | 'message'>;

/** What a warning means for whoever uses the program; undefined where it says something to developers only. */
export const sentenceOfWarning = ({ name, message }: Warning): string | undefined => {
  if (name === 'DeprecationWarning' || name === 'ExperimentalWarning') return undefined;
  if (message.includes('NODE_TLS_REJECT_UNAUTHORIZED')) {
    return 'NODE_TLS_REJECT_UNAUTHORIZED is 0: certificates are not checked, so anybody on the way can read and change what is sent.';
  }
  return `Node.js warns: ${message}`;
};

/**
 * What is wrong with the file of NODE_EXTRA_CA_CERTS, in a sentence. Node itself says it past all streams, and in the middle
 * of the first connection.
 */
export const extraCertificatesProblem = async ({
  NODE_EXTRA_CA_CERTS: file = '',
}: Readonly<Record<string, string | undefined>>): Promise<string | undefined> => {
  if (file === '') return undefined;
  const [{ readFileSync }, { X509Certificate }] = await Promise.all([
    import('node:fs'),
    import('node:crypto'),
  ]);
  const say = (why: string): string =>
    `The certificates of NODE_EXTRA_CA_CERTS are not used: ${file} ${why}.`;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return say(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  try {
    new X509Certificate(text);
    return undefined;
  } catch {
    return say('does not begin with a certificate (PEM)');
  }
};

/** Makes Node say what it has to say of that file at once, as long as nothing is drawn. */
export const letNodeSayIt = async (): Promise<void> => {
  const { createSecureContext } = await import('node:tls');
  createSecureContext();
};

type Say = (sentence: string) => void;

let say: Say | undefined;
const unsaid: string[] = [];

/** From now on Node's warnings are sentences, each once, kept until somebody says where they go. */
export const hearNodeWarnings = (): void => {
  const heard = new Set<string>();
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    const sentence = sentenceOfWarning(warning);
    if (sentence === undefined || heard.has(sentence)) return;
    heard.add(sentence);
    if (say === undefined) unsaid.push(sentence);
    else say(sentence);
  });
};

/** Where the warnings of Node go: those that came so far, and all that will. */
export const sayNodeWarnings = (to: Say): void => {
  say = to;
  for (const sentence of unsaid.splice(0)) to(sentence);
};
