// Opens pages as a site serves them that forbids all but its own files: no page may bring a style or a script within itself.
//   NPM_DIR=... node policy.mjs DIR
// Of each folder below DIR its index and the first and last of its other pages are opened, and everything on them that folds
// is unfolded. A page fails by whatever the browser refuses it, by asking for what is not there, and where it is set otherwise
// than without the policy. Exit status 1 if any page fails.

import fs from 'node:fs';
import path from 'node:path';

import { launch } from './browser.mjs';

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'";
const SITE = 'http://stocktake.example/';
const SIGHTS = [{ width: 1280, colorScheme: 'light' }, { width: 320, colorScheme: 'dark' }, { width: 794, media: 'print' }];
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
// What must be seen to fail, or the check sees nothing.
const FORBIDDEN = ['<p style="color:red">a</p>', '<style>p{color:red}</style>', '<script>document.title = 1</script>',
  '<img src="http://elsewhere.example/a.png" alt="">'];

const [dir] = process.argv.slice(2);
if (!dir) {
  console.error('usage: policy.mjs DIR');
  process.exit(2);
}

/** The pages of a folder and those below it that are opened, by their paths from DIR. */
function pagesBelow(folder) {
  const entries = fs.readdirSync(path.join(dir, folder), { withFileTypes: true });
  const names = entries.filter((own) => own.isFile() && own.name.endsWith('.html')).map((own) => own.name).sort();
  const others = names.filter((name) => name !== 'index.html');
  const chosen = new Set([...names.filter((name) => name === 'index.html'), ...others.slice(0, 1), ...others.slice(-1)]);
  const below = entries.filter((own) => own.isDirectory()).flatMap((own) => pagesBelow(path.join(folder, own.name)));
  return [...[...chosen].map((name) => path.join(folder, name)), ...below];
}

// Runs in the page: how each element is set, and what stands at the head of each sheet of paper.
function seen() {
  const set = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return [element.localName, x, y, width, height, style.color, style.backgroundColor, style.borderLeftColor, style.fill].join(' ');
  };
  const notice = getComputedStyle(document.documentElement).getPropertyValue('--notice');
  return [notice, ...[...document.body.querySelectorAll('*')].map(set)];
}

/** Opens a page under a policy; `body` is served in place of the file where it is given. */
async function open(browser, page, { width, colorScheme, media }, policy, body) {
  const faults = new Set();
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
  try {
    await context.route('**/*', (route) => {
      const url = new URL(route.request().url());
      const file = path.join(dir, decodeURIComponent(url.pathname));
      if (!url.href.startsWith(SITE) || !fs.existsSync(file)) {
        faults.add(`asks for ${url.href}`);
        return route.abort();
      }
      const headers = { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' };
      if (policy) headers['content-security-policy'] = policy;
      const isPage = body !== undefined && route.request().isNavigationRequest();
      return route.fulfill({ headers, body: isPage ? body : fs.readFileSync(file) });
    });
    const tab = await context.newPage();
    if (media) await tab.emulateMedia({ media });
    tab.on('pageerror', (error) => faults.add(`script error: ${error.message}`));
    tab.on('console', (message) => { if (message.type() === 'error') faults.add(message.text().split(' Either ')[0]); });
    await tab.goto(SITE + page.split(path.sep).map(encodeURIComponent).join('/'), { waitUntil: 'load' });
    await tab.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    await tab.evaluate(() => document.fonts.ready.then(() => undefined));
    return { faults: [...faults], seen: await tab.evaluate(seen) };
  } finally {
    await context.close();
  }
}

const browser = await launch();
const pages = pagesBelow('');
let failed = 0;
const fail = (what, faults) => {
  failed += 1;
  console.log([`FAIL ${what}`, ...faults.slice(0, 10)].join('\n     '));
};
for (const part of FORBIDDEN) {
  const body = `<!DOCTYPE html><html lang="en"><title>A</title><body>${part}</body></html>`;
  const { faults } = await open(browser, pages[0], SIGHTS[0], POLICY, body);
  if (faults.length === 0) fail(part, ['is not refused: this check sees nothing']);
}
for (const page of pages) {
  for (const sight of SIGHTS) {
    const where = `${page}, ${sight.width} px${sight.media ? `, ${sight.media}` : ''}`;
    const strict = await open(browser, page, sight, POLICY);
    const free = await open(browser, page, sight, undefined);
    const at = strict.seen.findIndex((own, index) => own !== free.seen[index]);
    if (at >= 0) strict.faults.push(`is set otherwise than without the policy: ${strict.seen[at]}, and not ${free.seen[at]}`);
    if (strict.faults.length > 0) fail(where, strict.faults);
  }
}
await browser.close();
console.log(`policy: ${pages.length} pages, each at ${SIGHTS.length} sights, ${failed} failures`);
process.exit(failed === 0 && pages.length > 0 ? 0 : 1);
