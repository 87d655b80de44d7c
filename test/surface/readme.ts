import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { textOf } from './repository.js';

type Content = ReturnType<ReturnType<typeof parser>['parse']>['children'][number];

function parser() {
  return unified().use(remarkParse).use(remarkGfm);
}

/** A fenced block of a Markdown file. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** Where it stands, for the test's title: `README.md:51`. */
  readonly place: string;
}

/** A Markdown file of this repository, as far as tests compare it with the code. */
export interface Document {
  readonly blocks: readonly CodeBlock[];
  /** Addresses of links and images, as written. */
  readonly targets: readonly string[];
  /** The texts of all headings. */
  readonly headings: readonly string[];
  /** The first table below a heading, without its header row: the text of each cell. */
  tableBelow(heading: string): readonly (readonly string[])[];
  /** What stands between `<!-- name:start -->` and `<!-- name:end -->`, line breaks at both ends left out. */
  between(name: string): string;
}

export function openDocument(file: string): Document {
  const source = textOf(file);
  const { children } = parser().parse(source);
  return {
    blocks: children.flatMap((node) => (node.type === 'code' ? [{ language: node.lang ?? '', text: node.value, place: `${file}:${node.position?.start.line ?? 0}` }] : [])),
    targets: children.flatMap(targetsIn),
    headings: children.filter(({ type }) => type === 'heading').map(textIn),
    tableBelow(heading) {
      const start = children.findIndex((node) => node.type === 'heading' && textIn(node) === heading);
      const below = children.slice(start + 1);
      const end = below.findIndex(({ type }) => type === 'heading');
      const table = below.slice(0, end === -1 ? below.length : end).find(({ type }) => type === 'table');
      if (start === -1 || table?.type !== 'table') throw new Error(`${file} has no table below the heading ${heading}`);
      return table.children.slice(1).map((row) => row.children.map(textIn));
    },
    between(name) {
      const found = new RegExp(`<!-- ${name}:start -->\n([\\s\\S]*?)<!-- ${name}:end -->`).exec(source)?.[1];
      if (found === undefined) throw new Error(`${file} has no ${name} between markers`);
      return found;
    },
  };
}

type Node = Content | { readonly type: string; readonly value?: string; readonly url?: string; readonly children?: readonly Node[] };

function textIn(node: Node): string {
  if ('value' in node && node.value !== undefined) return node.value;
  return 'children' in node && node.children !== undefined ? node.children.map(textIn).join('') : '';
}

function targetsIn(node: Node): readonly string[] {
  const own = 'url' in node && node.url !== undefined ? [node.url] : [];
  return 'children' in node && node.children !== undefined ? [...own, ...node.children.flatMap(targetsIn)] : own;
}
