// Opens pages as a site serves them that forbids all but its own files: no page may bring a style or a script within itself.
//   NPM_DIR=... node policy.mjs DIR
// Of each folder below DIR its index and the first and last of its other pages are opened, and everything on them that folds
// is unfolded. A page fails by whatever the browser refuses it and by asking for what is not there; and one that shows an
// element which no page before it does, where it is set otherwise than without the policy. Exit status 1 if any page fails.

import fs from 'node:fs';
import path from 'node:path';

import { each, launch, newKinds } from './browser.mjs';

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
  // Pages that lead on by themselves are left before they are looked at.
  if (path.basename(folder) === 'proposals') return [];
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

/**
 * Opens a page under a policy, or under none, and shows it at each sight: what is refused, and where `compared` how it is set
 * at each. `body` is served in place of the file where it is given.
 */
async function open(context, page, { policy, body, compared }) {
  const faults = new Set();
  const tab = await context.newPage();
  try {
    await tab.route('**/*', (route) => {
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
    tab.on('pageerror', (error) => faults.add(`script error: ${error.message}`));
    tab.on('console', (message) => { if (message.type() === 'error') faults.add(message.text().split(' Either ')[0]); });
    await tab.goto(SITE + page.split(path.sep).map(encodeURIComponent).join('/'), { waitUntil: 'load' });
    await tab.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    const sights = [];
    for (const { width, colorScheme, media } of SIGHTS) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.emulateMedia({ colorScheme: colorScheme ?? null, media: media ?? null });
      await tab.evaluate(() => document.fonts.ready.then(() => undefined));
      if (compared) sights.push(await tab.evaluate(seen));
    }
    return { faults: [...faults], sights };
  } finally {
    await tab.close();
  }
}

const browser = await launch();
const context = await browser.newContext({ reducedMotion: 'reduce' });
const pages = pagesBelow('');
const compared = await newKinds(browser, pages.map((page) => path.join(dir, page)));
let failed = 0;
const fail = (what, faults) => {
  failed += 1;
  console.log([`FAIL ${what}`, ...faults.slice(0, 10)].join('\n     '));
};
await each(FORBIDDEN, async (part) => {
  const body = `<!DOCTYPE html><html lang="en"><title>A</title><body>${part}</body></html>`;
  const { faults } = await open(context, pages[0], { policy: POLICY, body });
  if (faults.length === 0) fail(part, ['is not refused: this check sees nothing']);
});
await each(pages, async (page, index) => {
  const strict = await open(context, page, { policy: POLICY, compared: compared[index] });
  if (strict.faults.length > 0) fail(page, strict.faults);
  if (!compared[index]) return;
  const free = await open(context, page, { compared: true });
  for (const [at, { width, media }] of SIGHTS.entries()) {
    const [mine, others] = [strict.sights[at], free.sights[at]];
    const odd = mine.findIndex((own, place) => own !== others[place]);
    const where = `${page}, ${width} px${media ? `, ${media}` : ''}`;
    if (odd >= 0) fail(where, [`is set otherwise than without the policy: ${mine[odd]}, and not ${others[odd]}`]);
  }
});
await browser.close();
console.log(`policy: ${pages.length} pages, ${compared.filter(Boolean).length} of them beside themselves without it at ${SIGHTS.length} sights, ${failed} failures`);
process.exit(failed === 0 && pages.length > 0 ? 0 : 1);
