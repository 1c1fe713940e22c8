// Looks at pages as a browser shows them: axe-core in headless Chromium, at desk and phone width, in light and dark.
//   NPM_DIR=... node axe.mjs DIR PAGE...
// A page fails by a WCAG violation that axe is sure of, by scrolling sideways at phone width, and by asking for anything
// but files that are there below DIR. Every `details` is opened first. Exit status 1 if any page fails.
// Each page is loaded once and shown at every sight. Axe looks at all four of them where a page shows an element that no page
// before it does, and elsewhere at one, which changes from page to page. With STOCKTAKE_EVERY_SIGHT=1 it looks at all.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { axe, each, launch, newKinds } from './browser.mjs';

const PHONE = 320;
const SIGHTS = [1280, PHONE].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));

const [dir, ...files] = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: axe.mjs DIR PAGE...');
  process.exit(2);
}
const below = pathToFileURL(path.resolve(dir) + path.sep).href;

// Runs in the page: what is wider than it, for the message.
function widest(limit) {
  const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > limit + 1);
  return wide.slice(0, 3).map((e) => `<${e.localName}${e.className ? ` class="${e.className}"` : ''}>`);
}

// Runs in the page: what names another host to fetch from, or to get ready for, even if this visit asked for nothing.
function elsewhere() {
  const fetched = 'link[rel~=stylesheet], link[rel~=icon], link[rel~=manifest], link[rel~=preload], link[rel~=prefetch], '
    + 'link[rel~=modulepreload], link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prerender], '
    + '[src], [srcset], [poster], object[data]';
  const attributes = ['href', 'src', 'srcset', 'poster', 'data'];
  const away = (value) => /(^|,)\s*(\/\/|(https?|wss?|ftp):)/i.test(value);
  const named = [...document.querySelectorAll(fetched)];
  return named.filter((e) => attributes.some((a) => away(e.getAttribute(a) ?? ''))).map((e) => e.outerHTML.slice(0, 200));
}

// Notes in `faults` what a tab asks for beside the files that are there below DIR. No other host can be reached.
function watch(tab, faults) {
  tab.on('request', (request) => {
    const url = request.url();
    const within = url.startsWith(below);
    if (/^(data|blob|about):/.test(url) || (within && fs.existsSync(fileURLToPath(url.split(/[?#]/)[0])))) return;
    faults.add(`${within ? 'finds no' : 'asks for'} ${url}`);
  });
  tab.on('websocket', (socket) => faults.add(`asks for ${socket.url()}`));
  tab.on('pageerror', (error) => faults.add(`script error: ${error.message}`));
}

// What is wrong with a page that is open, as it is shown now.
async function look(page, width, unsure) {
  const faults = [];
  if (width === PHONE) {
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > PHONE) {
      faults.push(`scrolls sideways: ${needed} px wide, by ${(await page.evaluate(widest, PHONE)).join(', ')}`);
    }
  }
  if (!unsure) return faults;
  const { violations, incomplete } = await axe(page);
  for (const { id, nodes } of incomplete) {
    for (const { any, all, none, target } of nodes) {
      const why = `${id}: ${[...any, ...all, ...none].map((reason) => reason.message).join(' ')}`;
      unsure.set(why, [...(unsure.get(why) ?? []), target.join(' ')]);
    }
  }
  return [...faults, ...violations];
}

// Opens a page and shows it at every sight, with axe at those that are `chosen`: what is wrong, by the sight.
async function show(context, file, chosen, unsure) {
  const found = new Map();
  const faults = new Set();
  const page = await context.newPage();
  try {
    watch(page, faults);
    await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load' });
    for (const element of await page.evaluate(elsewhere)) faults.add(`names another host: ${element}`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    for (const sight of SIGHTS) {
      await page.setViewportSize({ width: sight.width, height: 800 });
      await page.emulateMedia({ colorScheme: sight.colorScheme });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      found.set(sight, await look(page, sight.width, chosen.includes(sight) ? unsure : undefined));
    }
  } catch (error) {
    faults.add(`cannot be looked at: ${error.message}`);
  } finally {
    await page.close();
  }
  return [['', [...faults]], ...[...found].map(([own, all]) => [`, ${own.width} px, ${own.colorScheme}`, all])];
}

const browser = await launch();
const context = await browser.newContext({ reducedMotion: 'reduce' });
const unsure = new Map();
const whole = process.env.STOCKTAKE_EVERY_SIGHT ? files.map(() => true) : await newKinds(browser, files);
let looks = 0;
const failures = (await each(files, async (file, at) => {
  const chosen = whole[at] ? SIGHTS : [SIGHTS[at % SIGHTS.length]];
  looks += chosen.length;
  const seen = await show(context, file, chosen, unsure);
  return seen.filter(([, faults]) => faults.length > 0).map(([where, faults]) => [`FAIL ${file}${where}`, ...faults].join('\n     '));
})).flat();
failures.forEach((failure) => console.log(failure));
await browser.close();

for (const [why, where] of unsure) console.log(`axe is not sure: ${why} (${where.length} times, first ${where[0]})`);
console.log(`axe: ${files.length} pages, ${looks} looks, ${whole.filter(Boolean).length} of the pages at all ${SIGHTS.length} sights, ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
