// What the catalogue knows of a kind of thing: columns, details, parts, live checks, forms, and where it leads.

import type { Api } from '../api/index.ts';
import type { RequestPreview } from '../api/requestPreview.ts';
import type { ApiError } from '../model/apiError.ts';
import type { Product } from '../model/connection.ts';
import type { ReplaceOperation } from '../model/jsonPatch.ts';
import type { OperationId } from '../model/operations.ts';
import type { Result } from '../model/result.ts';
import type { AreaTitle, Found, KindPage, Placement } from './kindFields.ts';
import type { Pages } from './pages.ts';
import type { Probe, Seen } from './probe.ts';
import type { ServerFilter } from './serverFilter.ts';
import type { CallOptions, Item, KindId, Scope, Thing } from './things.ts';

export type { ListPage, Pages, Snapshot } from './pages.ts';
export type * from './probe.ts';
export type * from './things.ts';

/** What a text feels like; the theme picks the colour, and a word or sign always says the same. */
export type Tone = 'plain' | 'bad' | 'warn' | 'good' | 'quiet' | 'accent';

/** What is shown of one value: a text straight from the tenant (whoever draws it cleans it) and how it feels. */
export type Cell = { readonly text: string; readonly tone?: Tone };

/** What a cell may know beside its row. */
export type Reading = {
  /** The time the rows were read, in epoch milliseconds. */
  readonly nowMs: number;
  /** The names of things that a row has the ids of, where they were looked up. */
  readonly names?: ReadonlyMap<string, string>;
  /** The time zone of the organisation, where its settings were read. */
  readonly timeZone?: string;
};

/** One column of a kind: what list screens, `get` and the documents show. */
export type Column<Row = Thing> = {
  readonly id: string;
  readonly header: string;
  /** The head in files, where that of the screen (`AGE`) is not what they hold (a time). */
  readonly exactHeader?: string;
  /** Cells it wants; a column with `grow` takes its share of what is left over. */
  readonly width: number;
  readonly grow?: number;
  readonly align?: 'right';
  /** The order in which columns are dropped on a narrow screen: 1 stays longest. */
  readonly priority: number;
  /** The column says which thing a row is, where none is called `name`: it stays in sight when columns move. */
  readonly names?: true;
  cell(row: Row, reading: Reading): Cell;
  /** Whether its cells may have a sign of this program beside the word (`✓ active`), which nobody searches for. */
  readonly signed?: true;
  /**
   * What `<` and `>` in a filter compare: how long ago something was or how long it is until something will be (both
   * given as epoch milliseconds), how long something took (milliseconds), or a number.
   */
  readonly measure?: {
    readonly unit: 'age' | 'until' | 'duration' | 'number';
    of(row: Row, reading: Reading): number | undefined;
    /** For a number: the list that has so many rows; none, where it counts nothing that is listed. */
    counts?(row: Row, scope: Scope): Destination | 'no list';
  };
  /** What the rows are sorted by; the measure where absent, else the cell's text. */
  sortKey?(row: Row): string | number;
};

/** A labelled value of a detail view, and where it leads. `lines` are whole texts of the tenant, shown as they are. */
export type Detail =
  | { readonly label: string; readonly value: Cell; readonly to?: Destination }
  | { readonly label: string; readonly lines: readonly string[]; readonly tone?: Tone };

/** A titled group of details. */
export type Section = { readonly title?: string; readonly details: readonly Detail[] };

/** A line of a row in short: a label where it needs one, then texts one after the other. */
export type ShortLine = { readonly label?: string; readonly cells: readonly Cell[] };

/** Where a key leads. */
export type Destination =
  | {
      readonly screen: 'list';
      readonly kind: KindId;
      readonly scope: Scope;
      /** What the list is filtered by, as it is typed behind `/`. */
      readonly filter?: string;
    }
  | {
      readonly screen: 'thing';
      readonly kind: KindId;
      readonly id: string;
      readonly label: string;
      readonly scope: Scope;
      /** Which of several rows with this id it is, from 0 on, where only the list knows it. */
      readonly nth?: number;
    }
  | {
      readonly screen: 'probe';
      readonly kind: KindId;
      readonly id: string;
      readonly label: string;
      readonly scope: Scope;
    }
  | { readonly screen: 'form'; readonly kind: KindId; readonly scope: Scope };

/** A numbered part of a thing, opened with its digit. */
export type Part<Row = Thing> = {
  readonly title: string;
  /** How many there are, where the thing itself tells. */
  count?(row: Row): number | undefined;
  to(row: Row): Destination;
};

/** How a field of a form is read, shown and checked. */
export type FormField<Row = Thing> = {
  readonly id: string;
  readonly label: string;
  /** One line for the person who edits it: what it does and how to type it. */
  readonly help: string;
  /** The text that the field starts with when it is edited. */
  edit(row: Row): string;
  /** Reads what was typed: the new row, or a sentence that says what would be accepted. */
  read(row: Row, typed: string): Result<Row, string>;
  /** The value as lines to show; ids come back resolved through `names`. */
  show(row: Row, names: ReadonlyMap<string, string>): readonly Cell[];
  /** The plain value, for telling whether it was changed. */
  value(row: Row): unknown;
  /** Where it holds many: how they are edited one by one. */
  readonly items?: Items<Row>;
};

/** Something a linter says of a draft: an error keeps it from being sent, a warning does not. */
export type Notice = {
  readonly level: 'error' | 'warning';
  /** The id of the field it is about. */
  readonly field: string;
  readonly text: string;
};

/** The entries of a field that holds many, edited one by one. */
export type Items<Row = Thing> = {
  /** What one of them is called. */
  readonly noun: string;
  readonly help: string;
  entries(row: Row): readonly string[];
  with(row: Row, entries: readonly string[]): Row;
  show(entry: string, names: ReadonlyMap<string, string>): Cell;
  /** Reads what was typed into an entry; the failure is a sentence. It may ask the environment. */
  read(
    api: () => Promise<Api>,
    typed: string,
    options: CallOptions,
  ): Promise<Result<string, string>>;
};

/** A thing that is edited as a form: its fields and the one request that saves a draft. */
export type Form<Row = Thing> = {
  readonly fields: readonly FormField<Row>[];
  /** Ids in the row whose names are looked up for the screen. */
  idsToName(row: Row): readonly string[];
  nameIds(
    api: Api,
    ids: readonly string[],
    options: CallOptions,
  ): Promise<Result<ReadonlyMap<string, string>, ApiError>>;
  /** What is wrong or doubtful with a draft. `asked` are the ids whose names were looked up. */
  lint(row: Row, names: ReadonlyMap<string, string>, asked: ReadonlySet<string>): readonly Notice[];
  /** What the thing is called in sentences about its form, such as `policy`. */
  readonly noun: string;
  /** The operations that turn `before` into `after`; none where nothing is changed. */
  operations(before: Row, after: Row): readonly ReplaceOperation[];
  /** Sends the operations. The review shows the very request that this would send. */
  send(
    api: Api,
    operations: readonly ReplaceOperation[],
    options: CallOptions,
  ): Promise<Result<Item<Row>, ApiError>>;
};

/** The request that a form would send, and the operations that it carries. */
export type FormRequest = RequestPreview & { readonly operations: readonly ReplaceOperation[] };

/** What other calls know of rows, to be put to each of them. */
export type Completion<Row = Thing> = { addTo(row: Row): Row };

/**
 * A kind of thing: everything the list and detail screens, the command line, `get`, help and hints know of it.
 * Methods take rows of the kind; the catalogue holds kinds of any row.
 */
export type Kind<Row = Thing> = {
  readonly id: KindId;
  readonly singular: string;
  readonly plural: string;
  /** What may be typed after `:` and `get`, besides the id. */
  readonly aliases: readonly string[];
  /** One line for help and documents. */
  readonly summary: string;
  /** The group of kinds that it stands in, in help; inside of it the order is that of the catalogue. */
  readonly area: AreaTitle;
  /** What it is listed in: the environment itself, or a thing that must be named. `placement.ts` alone reads it. */
  readonly listedIn: Placement;
  /** How its things are found by a name or an id, and what `:find` does with them. */
  readonly found: Found<Row>;
  /** The types that references of other objects name its things by, such as `IDENTITY`. */
  readonly referenceTypes: readonly string[];
  /** Its page in the web console. */
  readonly consolePage: KindPage;
  /** The product whose environments have it; Identity Security Cloud where it is absent. */
  readonly product?: Product;
  /** `one` for a kind of which an environment has a single thing; it opens as a form or thing. */
  readonly shape: 'many' | 'one';
  /** The columns; a kind without them shows id, name and modified. */
  readonly columns?: readonly Column<Row>[];
  /** Which of its columns tell things apart where they are listed in a thing, and in which order; all of them where absent. */
  columnsIn?(scope: Scope, columns: readonly Column[]): readonly Column[];
  identify(row: Row): string;
  label(row: Row): string;
  list?(
    api: Api,
    scope: Scope,
    options: CallOptions & { filters?: string; sorters?: string },
  ): Pages<Row>;
  get?(
    api: Api,
    id: string,
    scope: Scope,
    options: CallOptions,
  ): Promise<Result<Item<Row> | undefined, ApiError>>;
  /**
   * What other calls know of its rows. They are asked beside `list` and `get`, and screens show what those gave without it
   * until it is here.
   */
  complete?(api: Api, scope: Scope, options: CallOptions): Promise<Completion<Row>>;
  /** Calls of `list` and `get` that it can do without: it then shows what it has, and says what is missing. */
  readonly canDoWithout?: readonly OperationId[];
  /** The details of one thing, as sections. */
  details?(row: Row, reading: Reading): readonly Section[];
  /** Whether a row shows the sign ✗: it failed or is in error. What is only worth a look, or not known, does not. */
  isBroken?(row: Row): boolean;
  /** The state of a thing in a line, shown under its name. */
  headline?(row: Row, reading: Reading): Cell;
  /** Where Enter on a row leads; its details where absent. */
  open?(row: Row, scope: Scope): Destination;
  readonly parts?: readonly Part<Row>[];
  /** The thing that it belongs to, one level up; that which it is listed in where absent. */
  parent?(row: Row, scope: Scope): Destination | undefined;
  /** What was changed before the trouble of these rows began, or in the last 24 hours where there is none. */
  changedBefore?(rows: readonly Row[], nowMs: number): Destination | undefined;
  /** What uses it, or hangs on it. */
  usedBy?(row: Row, scope: Scope): Destination | undefined;
  /** What must be typed after its name, such as `TEXT`, where the list is a search for it; it is then the parent of the scope. */
  readonly asks?: string;
  /** Where that is which says why something is wrong with a row. */
  why?(row: Row, scope: Scope): Destination | undefined;
  /** The thing that the live checks of a row are of, where that is one of another kind. */
  probed?(row: Row): { readonly kind: KindId; readonly thing: Thing } | undefined;
  /** The live checks of a thing, from the light to the heavy; a failed one ends the ladder. */
  readonly probes?: readonly Probe<Row>[];
  readonly form?: Form<Row>;
  /** What the tenant can filter by, for lists that are not wholly loaded. */
  readonly serverFilter?: ServerFilter;
  /** What its list shows where that is less than all there is of the kind, such as `failed aggregations`. */
  readonly onlyShows?: string | ((scope: Scope) => string | undefined);
  /** What an empty list means and what to do about it. */
  readonly whenEmpty?: string;
  /**
   * The same where it is narrowed to something, which it names; `whenEmpty` where it says nothing. How to see all is said
   * behind it.
   */
  whenEmptyIn?(scope: Scope): string | undefined;
  /**
   * What rows become by what this session saw since they were read. It keeps their ids, and it gives the same row where
   * nothing changed. It is called again only where something was seen, or a minute went by.
   */
  afresh?(rows: readonly Row[], seen: Seen): readonly Row[];
  /**
   * The four to six lines that say most of a row, the most useful first: shown under the list as the cursor moves, so they
   * are made of the row alone and cost next to nothing. Sentences in them may name commands.
   */
  inShort?(row: Row, reading: Reading): readonly ShortLine[];
  /**
   * The rows that are folded into a row, in their order, made of the row alone; none where nothing is. Each has an id
   * that no other row of the list has and that stays the same from read to read. Nothing is folded into them.
   */
  children?(row: Row): readonly Row[];
  /** What all rows come to, in a few words behind their number. */
  inTitle?(rows: readonly Row[]): string;
  /** Whether a row is a word on the list and none of its things: it is not counted. */
  isNote?(row: Row): boolean;
  /** What it means that the one thing of the kind is not there. */
  readonly whenMissing?: string;
  /** What it means, beyond the error itself, that the tenant refuses it: a state that looks like an error. */
  whenRefused?(error: ApiError): string | undefined;
};
