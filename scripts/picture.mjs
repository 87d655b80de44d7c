// Shows what a reader of the comment sees: Markdown → GitHub's HTML (GFM, sanitised) → a page in GitHub's look; with a Chromium at hand also
// a picture. For eyes only: no test depends on it.
//   node scripts/picture.mjs confusion-gate-report/report.md docs/comment.png [--open | --open-first] [--height=760]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const [source = 'confusion-gate-report/report.md', target = 'comment.png', ...flags] = process.argv.slice(2);
const markdown = readFileSync(source, 'utf8');
const html = String(
  await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize)
    .use(rehypeStringify)
    .process(markdown),
)
  // GitHub draws alerts itself; the parser knows them as quotations.
  .replaceAll(/<blockquote>\s*<p>\[!(\w+)\]\s*/g, (_, kind) => `<blockquote class="${kind.toLowerCase()}"><p><strong>${kind.charAt(0)}${kind.slice(1).toLowerCase()}</strong></p><p>`)
  .replace(flags.includes('--open') ? /<details>/g : flags.includes('--open-first') ? /<details>/ : /(?!)/, '<details open>');

const page = `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fff; }
main { width: 860px; margin: 24px; padding: 8px 16px 16px; border: 1px solid #d1d9e0; border-radius: 6px;
  font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji"; color: #1f2328; }
h2 { font-size: 1.5em; border-bottom: 1px solid #d1d9e0b3; padding-bottom: .3em; }
table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto; margin-bottom: 16px; }
th, td { border: 1px solid #d1d9e0; padding: 6px 13px; } tr:nth-child(2n) { background: #f6f8fa; }
code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font: 85% ui-monospace, "DejaVu Sans Mono", monospace; white-space: break-spaces; }
blockquote { margin: 0 0 16px; padding: 0 1em; border-left: .25em solid #d1d9e0; }
blockquote p { margin: 4px 0; } blockquote.caution { border-color: #cf222e; } blockquote.caution p:first-child { color: #d1242f; }
blockquote.warning { border-color: #9a6700; } blockquote.warning p:first-child { color: #9a6700; }
details { margin-bottom: 16px; } summary { cursor: pointer; } sub { color: #59636e; font-size: 85%; vertical-align: baseline; }
</style><main>${html}</main>`;

const directory = mkdtempSync(path.join(tmpdir(), 'comment-'));
const file = path.join(directory, 'comment.html');
writeFileSync(file, page);
const height = Number(flags.find((flag) => flag.startsWith('--height='))?.split('=')[1] ?? 760);
execFileSync('chromium', [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  `--user-data-dir=${path.join(directory, 'profile')}`, `--screenshot=${path.resolve(target)}`, `--window-size=940,${height}`, '--force-device-scale-factor=2', '--hide-scrollbars', `file://${file}`,
], { stdio: 'ignore' });
console.log(`${target}: look at it`);
