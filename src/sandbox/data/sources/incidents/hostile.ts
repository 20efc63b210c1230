// Texts that attack a terminal, and the source that is full of them.

// None of them may reach a screen, a clipboard or an export as it is.
const esc = '\u001b';
const bell = '\u0007';

const marks = {
  clearScreen: `${esc}[2J${esc}[H`,
  moveCursor: `${esc}[12;40H${esc}[5A`,
  colour: `${esc}[31;1;5mred${esc}[0m`,
  hideCursor: `${esc}[?25l${esc}[?1049l`,
  clipboard: `${esc}]52;c;cm0gLXJmIH4=${bell}`,
  title: `${esc}]0;pwned${bell}`,
  link: `${esc}]8;;https://evil.example/${esc}\\click${esc}]8;;${esc}\\`,
  deviceControl: `${esc}P+q544e${esc}\\`,
  application: `${esc}_Gf=24;AAAA${esc}\\`,
  reset: `${esc}c`,
  c1Control: '\u009b2J\u009d52;c;AA==\u009c',
  bell,
  backspace: 'admin\b\b\b\b\bguest',
  carriageReturn: 'FAILED\rPASSED',
  nul: 'a\u0000b',
  rubout: 'c\u007fd',
  override: '\u202egnp.exe\u202c',
  isolate: '\u2066\u2067hidden\u2069\u2069',
  embedding: '\u202b\u200fleft\u202c\u061c',
  joiner: 'ze\u200dro\u200bwi\u2060dth\ufeff',
  separator: 'one\u2028two\u2029three\u0085four',
  combining: `Z${'\u0351\u0322\u0489'.repeat(60)}algo`,
  layout: 'tab\there\nand a second line\r\nand a third\u000b\u000c',
  tags: 'flag\u{e0067}\u{e007f}',
  wide: '東京貨物ターミナル駅',
  emoji: '👩‍👩‍👧‍👦🚚🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  interlinear: '\ufff9a\ufffab\ufffb',
} as const;

type Mark = keyof typeof marks;

/** Every hostile text, for tests that none of them reaches the terminal. */
export const hostileMarks: readonly string[] = Object.values(marks);

/** The texts of the hostile source, one for each field that a screen shows. */
export const hostile = {
  name: `Hostile ${marks.clearScreen}${marks.colour} ${marks.override} source`,
  description: `Says ${marks.clipboard}${marks.title}${marks.layout} ${marks.link} ${marks.combining}`,
  type: `Web ${marks.c1Control}Services${marks.joiner}`,
  connectorName: `Web Services${marks.title}${marks.hideCursor}`,
  ownerName: `Mallory ${marks.isolate}${marks.carriageReturn}${marks.emoji}`,
  clusterName: `Cluster ${marks.reset}${marks.separator}`,
  schemaName: `group${marks.moveCursor}`,
  attributeName: `roles${marks.colour}${marks.nul}`,
  attributeDescription: `Holds ${marks.layout}${marks.embedding}${marks.tags}`,
  checkError: `Refused: ${marks.clearScreen}${marks.clipboard}${marks.deviceControl}${marks.application}${marks.layout}${marks.carriageReturn}`,
  connectorAttributes: {
    url: `https://api.example/${marks.title}${marks.separator}`,
    [`key${marks.colour}`]: `value ${marks.c1Control}${marks.bell}${marks.backspace}`,
    list: [marks.clipboard, marks.override, { [marks.layout]: marks.interlinear }],
    password: `2_{"KEY":"AAAA","SECRET":"${marks.moveCursor}"}`,
    encrypted: 'password',
  },
} as const;

/** The entitlements of the hostile source: one for each hostile text, in name, value and description. */
export const hostileEntitlements: readonly {
  readonly name: string;
  readonly value: string;
  readonly description: string;
}[] = (Object.keys(marks) as Mark[]).map((key, index) => {
  const mark = marks[key];
  return {
    name: `${key} ${mark} end`,
    value: `role-${index}-${mark}`,
    description: `About ${key}: before ${mark} after`,
  };
});
