import { parquetSchema, type FileMetaData, type SchemaElement, type SchemaTree } from 'hyparquet';

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly element: SchemaElement;
  readonly tree: SchemaTree;
  /** A list, a map or a struct: its values are read as JSON. */
  readonly isNested: boolean;
  /** From the root to the column, as the decoder wants it. */
  readonly schemaPath: SchemaTree[];
  /** Why its values are no labels, ids or texts; undefined for a column that is read. */
  readonly unreadable: string | undefined;
  /** What the integers of a Hugging Face ClassLabel stand for. */
  readonly classNames: readonly string[] | undefined;
}

/** The top-level columns, in their order. */
export function columnsOf(metadata: FileMetaData): readonly ParquetColumn[] {
  const root = parquetSchema(metadata);
  const features = hugFeatures(metadata);
  return root.children.map((child) => ({
    name: child.element.name,
    element: child.element,
    tree: child,
    isNested: child.children.length > 0 || child.element.repetition_type === 'REPEATED',
    schemaPath: [root, child],
    unreadable: whyUnreadable(child),
    classNames: features.get(child.element.name),
  }));
}

const READ_TYPES: ReadonlySet<string> = new Set(['BOOLEAN', 'INT32', 'INT64', 'FLOAT', 'DOUBLE', 'BYTE_ARRAY']);
const READ_CONVERSIONS: ReadonlySet<string> = new Set(['UTF8', 'ENUM', 'JSON', 'INT_8', 'INT_16', 'INT_32', 'INT_64', 'UINT_8', 'UINT_16', 'UINT_32', 'UINT_64']);
const READ_LOGICAL: ReadonlySet<string> = new Set(['STRING', 'ENUM', 'JSON', 'INTEGER', 'NULL']);

function whyUnreadable({ element, children, path }: SchemaTree): string | undefined {
  if (children.length > 0) return children.map(whyUnreadable).find((why) => why !== undefined);
  // A list as writers of long ago had it, which has no name of its own for its items.
  if (element.repetition_type === 'REPEATED' && path.length === 1) return 'it is a list without a level of its own for its items';
  const { type = '', converted_type: converted, logical_type: logical } = element;
  const isRead = READ_TYPES.has(type) && (converted === undefined || READ_CONVERSIONS.has(converted)) && (logical === undefined || READ_LOGICAL.has(logical.type));
  return isRead ? undefined : `it holds ${logical?.type ?? converted ?? type}`;
}

/** From the root to one of the leaves of a column. Throws where there is none. */
export function pathTo({ schemaPath: [root], tree }: ParquetColumn, names: readonly string[]): SchemaTree[] {
  const path = [root as SchemaTree, tree];
  for (const name of names.slice(1)) {
    const child = path.at(-1)?.children.find(({ element }) => element.name === name);
    if (child === undefined) throw new RangeError(`it has no part ${names.join('.')}`);
    path.push(child);
  }
  return path;
}

/** The names of ClassLabel columns, and of lists of them, which the `datasets` library keeps beside the schema. What is not as expected says nothing. */
function hugFeatures({ key_value_metadata: entries }: FileMetaData): ReadonlyMap<string, readonly string[]> {
  const text = entries?.find(({ key }) => key === 'huggingface')?.value;
  const found = new Map<string, readonly string[]>();
  for (const [column, feature] of Object.entries(objectIn(objectIn(objectIn(parsed(text))['info'])['features']))) {
    const own = objectIn(feature);
    const { _type: type, names } = own['_type'] === 'ClassLabel' ? own : objectIn(own['feature']);
    if (type === 'ClassLabel' && Array.isArray(names) && names.every((name) => typeof name === 'string')) found.set(column, names);
  }
  return found;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
