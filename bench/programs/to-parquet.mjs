// A CSV file as Parquet, as DuckDB writes it by default: snappy, dictionaries, row groups of 122,880 rows.
import { DuckDBInstance } from '@duckdb/node-api';

const [from, to] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`COPY (SELECT * FROM read_csv('${from}', header = true, delim = ',', quote = '"', escape = '"')) TO '${to}' (FORMAT parquet)`);
