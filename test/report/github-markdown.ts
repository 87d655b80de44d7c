import { toString } from 'hast-util-to-string';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** GitHub's dialect, then GitHub's list of what HTML is allowed. */
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).use(rehypeSanitize);

export type Tree = ReturnType<typeof parsed>;
type Node = Tree | Tree['children'][number];
type Element = Extract<Node, { readonly type: 'element' }>;

/** Markdown as the tree of elements that a reader of the comment gets. */
export function parsed(markdown: string) {
  return processor.runSync(processor.parse(markdown));
}

export function elements(tree: Node, ...names: readonly string[]): readonly Element[] {
  if (!('children' in tree)) return [];
  return tree.children.flatMap((child) => [...(child.type === 'element' && names.includes(child.tagName) ? [child] : []), ...elements(child, ...names)]);
}

/** The text of every cell, by table and row; the head is the first row. */
export function tables(tree: Tree): readonly (readonly (readonly string[])[])[] {
  return elements(tree, 'table').map((table) => elements(table, 'tr').map((row) => elements(row, 'th', 'td').map(shownText)));
}

/** What a reader sees: without the invisible characters that end links and turn text around. */
export function shownText(tree: Node): string {
  return withoutGuards(toString(tree));
}

export function withoutGuards(text: string): string {
  return text.replaceAll(/[\u200B\u200E]/g, '');
}

/** The elements that stand for lines and boxes, as nested names: how a report is laid out, whatever is written in it. */
export function skeleton(tree: Node): string {
  if (!('children' in tree)) return '';
  const inner = tree.children.map(skeleton).join('');
  return tree.type === 'element' && BOXES.has(tree.tagName) ? `<${tree.tagName}${inner}>` : inner;
}

const BOXES = new Set(['h1', 'h2', 'h3', 'h4', 'p', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary', 'ul', 'ol', 'li', 'pre', 'hr', 'a', 'img', 'del', 'em', 'input', 'section']);

/** What GitHub finds in text outside of code and links, after everything has been rendered: mentions, references, emoji, commits, addresses. */
const FOUND = {
  mention: /@[\p{L}\p{N}]/u,
  reference: /#\d/,
  pull: /\bGH-\d/i,
  emoji: /:[\w+-]+:/,
  commit: /\b(?=\d*[a-f])[0-9a-f]{7,40}\b/i,
  address: /[a-z]:\/\/|\bwww\./i,
  formula: /\$[^$]+\$/,
};

export function foundOutsideCode(tree: Node): readonly string[] {
  if (tree.type === 'text') return Object.entries(FOUND).flatMap(([kind, pattern]) => (pattern.test(tree.value) ? [`${kind}: ${tree.value}`] : []));
  if (!('children' in tree) || (tree.type === 'element' && ['code', 'pre', 'a'].includes(tree.tagName))) return [];
  return tree.children.flatMap(foundOutsideCode);
}

/** Mentions are also looked for in the plain text of a mail, where code is no shelter. */
export function mentionsInMail(markdown: string): boolean {
  return FOUND.mention.test(markdown);
}
