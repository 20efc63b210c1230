import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/resources/cells/columns.ts';
import { catalogue, kindOf } from '../../src/resources/index.ts';
import { listed } from '../../src/resources/listed.ts';
import { emptyMeaning, narrowedTo } from '../../src/resources/narrowing.ts';
import { isListedAlone, parentKindOf } from '../../src/resources/placement.ts';
import type { Destination, Detail, Kind, Thing } from '../../src/resources/types.ts';
import { countOf, type TitleParts, titleSpans } from '../../src/screens/text/lists/listTitle.ts';
import { countsOf } from '../../src/store/environments/fleet.ts';
import { visibleRows } from '../../src/store/lists/visible.ts';
import { type ListView, queryKey, viewOf } from '../../src/store/navigation/view.ts';
import { createQueries } from '../../src/store/queries/queries.ts';
import type { ListData, Query } from '../../src/store/queries/query.ts';
import { rowsOf as visibleIn } from '../../src/store/selectors.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { shareOf } from '../dsl/share.ts';
import { untouchedTitle } from '../dsl/title.ts';
import { createParts } from '../unit/store/parts.ts';
import { type ClientTenant, rowsOf, startTenant } from './client/tenant.ts';

type Place = Extract<Destination, { screen: 'list' }>;

/** What was read of a place, and what led there. */
type Visited = {
  readonly place: Place;
  readonly from: string;
  readonly rows: readonly Thing[];
};

/** A number on a screen, where it stands, and the list that it leads to. */
type Counted = { readonly where: string; readonly number: number; readonly place: Place };

/** Lists of a kind that are reached in the same way are alike: so many of them are read. */
const mostAlike = 3;

/** How often two ways to read a list are tried until they agree. */
const rereads = 5;

/** So many rows of a list are opened: the first, the last, and some between. */
const mostOpened = 12;

/** Kinds to which nothing leads but their name. */
const onlyTyped = [
  'csv-template',
  'password-policies',
  'provisioning-policies-v2',
  'entitlement-parents',
  'entitlement-children',
];

const isList = (to: Destination | undefined): to is Place => to?.screen === 'list';

/** Whether a text says how long ago something was, which the next read says otherwise. */
const isOfTime = (text: string): boolean => /\b(now|\d+ (s|min|h|d))\b/.test(text);

const spread = <Value>(values: readonly Value[], most: number): readonly Value[] =>
  values.length <= most
    ? values
    : Array.from(
        { length: most },
        (_, at) => values[Math.round((at * (values.length - 1)) / (most - 1))],
      ).filter((value) => value !== undefined);

const detailsOf = (kind: Kind, row: Thing, nowMs: number): readonly Detail[] =>
  (kind.details?.(row, { nowMs }) ?? []).flatMap(({ details }) => details);

/** How many things `get` prints for the rows of a list: those folded into them too, and no row that is a word on the list. */
const printedIn = (kind: Kind, rows: readonly Thing[]): number =>
  rows
    .filter((row) => kind.isNote?.(row) !== true)
    .reduce((count, row) => count + 1 + (kind.children?.(row).length ?? 0), 0);

const wholeNumber = (text: string): number | undefined =>
  /^\d{1,3}(,?\d{3})*$/.test(text) ? Number(text.replaceAll(',', '')) : undefined;

/** The lists that a thing leads to, with what it says of how many there are. */
const placesOf = (kind: Kind, row: Thing, place: Place, nowMs: number) => {
  const at = `${kind.id} ${kind.label(row)}`;
  const counted: Counted[] = [];
  const places: { readonly place: Place; readonly from: string }[] = [];
  const add = (to: Destination | undefined, where: string, number: number | undefined) => {
    if (!isList(to)) return;
    places.push({ place: to, from: `${kind.id} ${where}` });
    if (number !== undefined) counted.push({ where: `${where} of ${at}`, number, place: to });
  };
  for (const part of kind.parts ?? []) add(part.to(row), `part ${part.title}`, part.count?.(row));
  for (const { header, measure, cell } of columnsOf(kind)) {
    const to = measure?.counts?.(row, place.scope);
    if (to === 'no list') continue;
    add(to, `column ${header}`, wholeNumber(cell(row, { nowMs }).text));
  }
  for (const detail of detailsOf(kind, row, nowMs)) {
    if (!('value' in detail)) continue;
    add(detail.to, `detail ${detail.label}`, wholeNumber(detail.value.text));
  }
  add(kind.usedBy?.(row, place.scope), 'used by', undefined);
  add(kind.open?.(row, place.scope), 'open', undefined);
  return { places, counted };
};

/** A list with the titles that it had. */
type Titled = {
  readonly place: Place;
  readonly rows: readonly Thing[];
  /** While its rows came in. */
  readonly onTheWay: readonly string[];
  readonly whole: string;
  readonly withLetter: string;
  readonly onlyBroken: string;
};

/** What most lists have somewhere, and no unit of time and no sign has. */
const letter = 'e';

/** What a title says behind the name of the kind, up to whatever else it says. */
const titleText = (parts: TitleParts): string =>
  titleSpans(parts, 500)
    .map(({ text }) => text)
    .join('')
    .slice(kindOf(parts.view.kind).plural.length + 1)
    .replace(/ {3}.*$/, '')
    .trimEnd();

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

describe('what the demo says in two places', () => {
  let tenant: ClientTenant;
  const nowMs = Date.UTC(2026, 8, 1, 3);
  const visited: Visited[] = [];
  const counted: Counted[] = [];

  const keyOf = ({ kind, scope }: Place): string =>
    JSON.stringify([
      kind,
      scope.source?.id,
      scope.schema?.id,
      scope.parent?.id,
      scope.brokenSinceMs,
    ]);
  const list = ({ kind, scope }: Place) => {
    if (kindOf(kind).list === undefined) throw new Error(`${kind} cannot be listed`);
    return listed(kindOf(kind), tenant.api, scope, {});
  };
  const known = new Map<string, readonly Thing[]>();
  const titles: Titled[] = [];
  /** Reads a list as the explorer does, with the titles that it has on the way and at last. */
  const readTitled = async (place: Place): Promise<Titled> => {
    const { screen, kind, scope } = place;
    // A link may filter its list; the titles are about all rows, and about a filter of their own.
    const view = viewOf({ screen, kind, scope }, 1);
    if (view.screen !== 'list') throw new Error('it is a list');
    const { deps, store } = createParts(tenant.api, { views: [view] });
    const painted: Query<ListData>[] = [];
    store.subscribe(({ lists }, { lists: old }) => {
      const query = lists[queryKey(view)];
      if (query !== undefined && lists !== old) painted.push(query);
    });
    const ready = new Promise<void>((resolve) => deps.busy.onIdle(resolve));
    createQueries(deps).ensure(view);
    await ready;
    const query = store.getState().lists[queryKey(view)];
    if (query?.status !== 'ready') throw new Error(`${place.kind}: ${JSON.stringify(query)}`);
    const { rows } = query.data;
    const titleOf = (changes: Partial<ListView>, shownOf = query as Query<ListData>): string => {
      const changed = { ...view, ...changes };
      const shown = countOf(kindOf(place.kind), visibleIn(store.getState(), changed));
      return titleText({ ...untouchedTitle, view: changed, query: shownOf, whole: shownOf, shown });
    };
    return {
      place,
      rows,
      onTheWay: painted.filter(({ data }) => data !== undefined).map((one) => titleOf({}, one)),
      whole: titleOf({}),
      withLetter: titleOf({ filter: letter }),
      onlyBroken: titleOf({ onlyBroken: true }),
    };
  };
  const read = async (place: Place): Promise<readonly Thing[]> => {
    const before = known.get(keyOf(place));
    if (before !== undefined) return before;
    const titled = await readTitled(place);
    titles.push(titled);
    known.set(keyOf(place), titled.rows);
    return titled.rows;
  };

  beforeAll(async () => {
    tenant = await startTenant();
    const left = catalogue
      .filter((kind) => kind.product !== 'identityiq' && kind.list !== undefined)
      .filter((kind) => isListedAlone(kind))
      .map((kind) => ({
        place: {
          screen: 'list',
          kind: kind.id,
          scope: kind.asks === undefined ? {} : { parent: { id: 'active', name: 'active' } },
        } as Place,
        from: 'the environment',
      }));
    const alike = new Map<string, number>();
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const { place, from } = next;
      const way = `${place.kind} from ${from}`;
      const times = alike.get(way) ?? 0;
      if (times >= mostAlike) continue;
      alike.set(way, times + 1);
      const rows = await read(place);
      visited.push({ place, from, rows });
      const kind = kindOf(place.kind);
      for (const row of spread(rows, mostOpened)) {
        const found = placesOf(kind, row, place, nowMs);
        counted.push(...found.counted);
        left.push(...found.places);
      }
    }
  });
  afterAll(() => tenant.close());

  const variables = () => ({
    SAIL_BASE_URL: tenant.sandbox.baseUrl,
    SAIL_CLIENT_ID: tenant.sandbox.clientId,
    SAIL_CLIENT_SECRET: tenant.sandbox.clientSecret,
  });

  it('is walked: every kind that can be listed', () => {
    const walked = new Set(visited.map(({ place }) => place.kind));
    const missing = catalogue
      .filter(({ list, product }) => list !== undefined && product !== 'identityiq')
      .filter(({ id }) => !walked.has(id) && !onlyTyped.includes(id));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('is the number of rows of the list that a number leads to', async () => {
    expect(counted.length).toBeGreaterThan(90);
    const wrong: string[] = [];
    for (const { where, number, place } of counted) {
      const rows = (await read(place)).length;
      if (rows !== number) wrong.push(`${where}: ${number}, its list: ${rows}`);
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  /** What the titles of a list say otherwise than its rows. */
  const wrongTitles = ({ place, rows, ...said }: Titled): readonly string[] => {
    const kind = kindOf(place.kind);
    const things = rows.filter((row) => kind.isNote?.(row) !== true);
    const all = grouped(things.length);
    const holds = (row: Thing) =>
      columnsOf(kind).some(({ cell }) =>
        cell(row, { nowMs: 0 }).text.toLowerCase().includes(letter),
      );
    const broken = things.filter((row) => kind.isBroken?.(row) ?? true).length;
    const atLast = [
      ['whole', said.whole, all],
      ['filtered', said.withLetter, `${grouped(things.filter(holds).length)} of ${all}`],
      ['only broken', said.onlyBroken, `${grouped(broken)} of ${all}`],
    ] as const;
    const onTheWay = said.onTheWay.filter((title) => {
      const [loaded = '', total = all] = title.split('/');
      return Number(loaded.replaceAll(',', '')) > things.length || total !== all;
    });
    return [
      ...atLast
        .filter(([, is, should]) => is !== should)
        .map(([name, is, should]) => `${kind.id} ${name}: ${is}, its rows: ${should}`),
      ...onTheWay.map((title) => `${kind.id} on the way: ${title} of ${all}`),
    ];
  };

  it('is the number of rows in the title of their list', async () => {
    expect(titles.length).toBeGreaterThan(90);
    const wrong: string[] = [];
    for (const titled of titles) {
      let found = wrongTitles(titled);
      // A task that begins or is forgotten between two pages is in one count only: what is wrong stays wrong.
      for (let tries = 0; tries < rereads && found.length > 0; tries += 1) {
        found = wrongTitles(await readTitled(titled.place));
      }
      wrong.push(...found);
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('every column with a number says which list it counts, or that it counts none', () => {
    const silent = catalogue.flatMap((kind) =>
      columnsOf(kind)
        .filter(({ measure }) => measure?.unit === 'number' && measure.counts === undefined)
        .map(({ id }) => `${kind.id} ${id}`),
    );
    expect(silent).toEqual([]);
  });

  it('is the same word in a column and in the details beside it', () => {
    const wrong = new Set<string>();
    for (const { place, rows } of visited) {
      const kind = kindOf(place.kind);
      for (const row of spread(rows, 300)) {
        const reading = { nowMs };
        const [first] = kind.details?.(row, reading) ?? [];
        const details = new Map(
          (first?.details ?? []).flatMap((detail) =>
            'value' in detail ? [[detail.label, detail.value.text] as const] : [],
          ),
        );
        for (const { id, header, measure, cell } of columnsOf(kind)) {
          if (measure !== undefined && measure.unit !== 'number' && measure.unit !== 'duration')
            continue;
          const shown = details.get(header.toLowerCase()) ?? details.get(id);
          const text = cell(row, reading).text;
          if (shown !== undefined && shown !== text)
            wrong.add(`${kind.id} ${header}: ${text}, in its details ${shown}`);
        }
      }
    }
    expect([...wrong].slice(0, 40)).toEqual([]);
  });

  it('is the same of a thing in its list and where it is opened', async () => {
    const wrong = new Set<string>();
    for (const { place, rows } of visited) {
      const kind = kindOf(place.kind);
      for (const row of spread(rows, 8)) {
        const to = kind.open?.(row, place.scope);
        const id = to?.screen === 'thing' ? to.id : kind.identify(row);
        const other = to?.screen === 'thing' ? kindOf(to.kind) : kind;
        if (other.get === undefined) continue;
        const scope = to?.screen === 'thing' ? to.scope : place.scope;
        const answer = await other.get(tenant.api, id, scope, {});
        const sent = answer.ok ? answer.value : undefined;
        if (sent === undefined) {
          // The tenant forgets what is old.
          const still = (await rowsOf(list(place))).some((one) => kind.identify(one) === id);
          if (still) wrong.add(`${kind.id}: ${id} is in the list only`);
          continue;
        }
        const completion = await other.complete?.(tenant.api, scope, {});
        const got = completion === undefined ? sent.value : completion.addTo(sent.value);
        const reading = { nowMs };
        // What runs is further on at each read.
        if (columnsOf(kind).some(({ cell }) => cell(row, reading).text.startsWith('»'))) continue;
        const columns = new Map(columnsOf(other).map((column) => [column.id, column]));
        for (const { id: column, header, measure, cell } of columnsOf(kind)) {
          const same = columns.get(column);
          if (same === undefined || (kind !== other && same.header !== header)) continue;
          const [here, there] = [cell(row, reading).text, same.cell(got, reading).text];
          // A list with fewer fields may know less of it, and then says so.
          if (here !== there && measure?.unit !== 'age' && here !== 'not high')
            wrong.add(`${kind.id} ${header}: ${here}, opened ${there}`);
        }
        if (other !== kind) continue;
        const texts = (thing: Thing) =>
          detailsOf(kind, thing, nowMs).map((detail) =>
            'value' in detail
              ? `${detail.label}: ${detail.value.text}`
              : `${detail.label}: ${detail.lines.join(' ')}`,
          );
        const opened = new Set(texts(got));
        for (const text of texts(row))
          if (!opened.has(text) && !isOfTime(text)) wrong.add(`${kind.id} beside its list ${text}`);
      }
    }
    expect([...wrong].slice(0, 60)).toEqual([]);
  });

  it('is how many `get` prints', async () => {
    const done = new Set<string>();
    const wrong: string[] = [];
    for (const { place, from, rows } of shareOf(visited, visited.length / 3)) {
      const { source, schema, parent, brokenSinceMs } = place.scope;
      const kind = kindOf(place.kind);
      const isOfOther = parent !== undefined && parentKindOf(kind) === undefined;
      const way = `${place.kind} ${from}`;
      // `get` has no option for the time of a trouble.
      if (done.has(way) || isOfOther || brokenSinceMs !== undefined) continue;
      done.add(way);
      const options = [
        ...(source === undefined ? [] : ['--source', source.id]),
        ...(schema === undefined ? [] : ['--schema', schema.name]),
        ...(parent === undefined ? [] : ['--of', parent.id]),
      ];
      const argv = [place.kind, ...options, '-o', 'json'];
      const print = async () => {
        const { code, stdout, stderr } = await getInProcess(argv, { variables: variables() });
        return code === 0 ? (JSON.parse(stdout) as readonly unknown[]).length : stderr;
      };
      let [printed, counted] = [await print(), printedIn(kind, rows)];
      // The tenant works on, and forgets what is old: what is wrong stays wrong.
      for (let tries = 0; tries < rereads && printed !== counted; tries += 1) {
        [counted, printed] = [printedIn(kind, await rowsOf(list(place))), await print()];
      }
      if (printed !== counted) wrong.push(`${argv.join(' ')}: ${printed}, list ${counted}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is one number of broken sources for the list, for the filter, and for the environments', async () => {
    const rows = await read({ screen: 'list', kind: 'sources', scope: {} });
    const kind = kindOf('sources');
    const fitting = (filter: string) => visibleRows(rows, kind, filter, undefined, nowMs).length;
    const counts = await countsOf(tenant.api, 'the demo', new AbortController().signal);
    if (!counts.ok) throw new Error(counts.error);
    const { broken, unknown, sources } = counts.value;
    expect(broken).toBeGreaterThan(3);
    expect(rows.filter((row) => kind.isBroken?.(row)).length).toBe(broken);
    expect([fitting('healthy=no'), fitting('healthy=?'), fitting('')]).toEqual([
      broken,
      unknown,
      sources,
    ]);
  });

  it('says what a list is narrowed to, and how to see all', () => {
    const wrong: string[] = [];
    for (const { place } of visited) {
      const kind = kindOf(place.kind);
      const { source, schema, parent } = place.scope;
      const name = (parent ?? schema ?? source)?.name;
      const where = `${place.kind} ${JSON.stringify(place.scope)}`;
      if (name === undefined) continue;
      if (!narrowedTo(kind, place.scope)?.includes(name)) wrong.push(`title of ${where}`);
      if (kind.asks !== undefined || !isListedAlone(kind)) continue;
      const meaning = emptyMeaning(kind, place.scope);
      if (!meaning.includes(name)) wrong.push(`${where} does not name it: ${meaning}`);
      if (!meaning.includes(`:${kind.id} `)) wrong.push(`${where} shows no way to all: ${meaning}`);
      if (/environment has no/.test(meaning)) wrong.push(`${where} speaks of all: ${meaning}`);
    }
    expect([...new Set(wrong)]).toEqual([]);
  });
});
