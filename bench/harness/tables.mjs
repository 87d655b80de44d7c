/** The programs against the cases: median seconds, ratio to DuckDB in the same run, peak memory. */
export function overview(results) {
  const contenders = new Map(results.flatMap(({ rows }) => rows.map(({ contender }) => [contender.key, contender])));
  const titles = results.map(({ work }) => work.title);
  const lines = [...contenders].map(([key, contender]) => [
    nameOf(contender),
    ...results.map(({ rows }) => {
      const row = rows.find(({ contender }) => contender.key === key);
      return row === undefined ? 'not run' : [seconds(row.wall), ...ratioOf(row, rows), memory(row.peak)].join(' · ');
    }),
  ]);
  return table(['median s · × DuckDB · peak MiB', ...titles], lines);
}

/** Every number behind the overview. */
export function details(results) {
  const lines = results.flatMap(({ work, rows }) =>
    rows.map((row) => [
      work.title,
      nameOf(row.contender),
      seconds(row.wall),
      `${seconds(row.fastest)}–${seconds(row.slowest)}`,
      row.processor === undefined ? '–' : row.processor.toFixed(2),
      ratioOf(row, rows)[0] ?? '–',
      memory(row.peak),
      String(row.rounds),
    ]),
  );
  return table(['work', 'program', 'median s', 'range s', 'processor s', '× DuckDB', 'peak MiB', 'rounds'], lines, 2);
}

/** What starting costs over an empty Node. */
export function startup({ work, rows }) {
  const empty = rows.find(({ contender }) => contender.key === 'nothing').wall;
  const lines = rows.map(({ contender, wall, peak }) => [nameOf(contender), milliseconds(wall), `+${milliseconds(wall - empty)}`, memory(peak)]);
  return table([work.title, 'median ms', 'over `node -e 0`', 'peak MiB'], lines);
}

/** What more work adds to the run of the product without it, which is the first. */
export function added({ work, rows: [base, ...rows] }, ownKeys) {
  const more = ({ contender: { key }, wall }) => (ownKeys.includes(key) ? `${wall < base.wall ? '−' : '+'}${seconds(Math.abs(wall - base.wall))}` : '');
  const lines = [base, ...rows].map((row) => [nameOf(row.contender), seconds(row.wall), row === base ? '' : more(row), memory(row.peak)]);
  return table([work.title, 'median s', 'more', 'peak MiB'], lines);
}

/**
 * Time a row by size, and the exponent of growth from the smallest to the largest size (1: twice the rows, twice the time). What a program
 * takes for 1,000 rows, which is start-up, is taken off first: it would flatter the exponent. Where nothing is left (few rows, a slow start)
 * there is nothing to tell.
 */
export function growth(atStart, results) {
  const of = (key, { rows }) => rows.find(({ contender }) => contender.key === key);
  const [first, last] = [results[0], results.at(-1)];
  const lines = last.rows
    .filter(({ contender: { key, limit } }) => !limit && of(key, first) !== undefined)
    .map(({ contender }) => {
      const { key } = contender;
      const started = of(key, atStart).wall;
      const [early, late] = [of(key, first), of(key, last)];
      const exponent = Math.log((late.wall - started) / (early.wall - started)) / Math.log(last.work.rows / first.work.rows);
      return [
        nameOf(contender),
        milliseconds(started),
        ...results.map((result) => nanosecondsARow(of(key, result).wall - started, result.work.rows)),
        Number.isFinite(exponent) ? exponent.toFixed(3) : '–',
        `${memory(early.peak)} → ${memory(late.peak)}`,
      ];
    });
  return table([`CSV, ${last.work.classes} classes`, '1,000 rows, ms', ...results.map(({ work }) => `${rowsInWords(work.rows)}: ns a row`), 'exponent', 'peak MiB, first → last'], lines);
}

export function rowsInWords(rows) {
  if (rows % 1_000_000 === 0) return `${rows / 1_000_000}M`;
  return rows % 1000 === 0 ? `${rows / 1000}k` : String(rows);
}

/** The product stands out; what is typed is set as code. */
function nameOf({ key, name }) {
  if (key.startsWith('product')) return `**${name}**`;
  return key === 'nothing' || key === 'cat' ? `\`${name}\`` : name;
}

function ratioOf(row, rows) {
  const duckdb = rows.find(({ contender }) => contender.key === 'duckdb');
  return duckdb === undefined || row.contender.limit ? [] : [`${(row.wall / duckdb.wall).toFixed(2)}×`];
}

function seconds(value) {
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

function milliseconds(value) {
  return (value * 1000).toFixed(0);
}

function nanosecondsARow(wall, rows) {
  return wall > 0 ? ((wall / rows) * 1e9).toFixed(0) : '–';
}

function memory(value) {
  return value === undefined ? '–' : value.toFixed(0);
}

/** The first `textColumns` columns are words, the rest numbers. */
function table(head, lines, textColumns = 1) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, column) => (column < textColumns ? '---' : '--:'))), ...lines.map(row)].join('\n');
}
