// Looks at pages as a browser shows them: axe-core in headless Chromium, at desk and phone width, in light and dark.
//   NPM_DIR=... node axe.mjs DIR PAGE...
// A page fails by a WCAG violation that axe is sure of, by scrolling sideways at phone width, and by asking for anything
// but files that are there below DIR. Every `details` is opened first. Exit status 1 if any page fails.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { axe, launch } from './browser.mjs';

const PHONE = 320;
const SIGHTS = [1280, PHONE].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));
const AT_ONCE = 2;

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

// Lets through the requests for files that are there below DIR; stops and notes all others.
async function watch(context, faults) {
  await context.route('**/*', (route) => {
    const url = route.request().url();
    const within = url.startsWith(below);
    if (/^(data|blob|about):/.test(url) || (within && fs.existsSync(fileURLToPath(url)))) return route.continue();
    faults.add(`${within ? 'finds no' : 'asks for'} ${url}`);
    return route.abort();
  });
  context.on('page', (page) => page.on('websocket', (socket) => faults.add(`asks for ${socket.url()}`)));
}

// What is wrong with one page at one width, in one colour scheme.
async function look(browser, file, { width, colorScheme }, unsure) {
  const faults = new Set();
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
  try {
    await watch(context, faults);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.add(`script error: ${error.message}`));
    await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    for (const element of await page.evaluate(elsewhere)) faults.add(`names another host: ${element}`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    if (width === PHONE) {
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > PHONE) {
        faults.add(`scrolls sideways: ${needed} px wide, by ${(await page.evaluate(widest, PHONE)).join(', ')}`);
      }
    }
    const { violations, incomplete } = await axe(page);
    for (const violation of violations) faults.add(violation);
    for (const { id, nodes } of incomplete) {
      for (const { any, all, none, target } of nodes) {
        const why = `${id}: ${[...any, ...all, ...none].map((reason) => reason.message).join(' ')}`;
        unsure.set(why, [...(unsure.get(why) ?? []), target.join(' ')]);
      }
    }
  } catch (error) {
    faults.add(`cannot be looked at: ${error.message}`);
  } finally {
    await context.close();
  }
  return faults;
}

const browser = await launch();
const unsure = new Map();
const waiting = files.flatMap((file) => SIGHTS.map((sight) => ({ file, sight })));
let failed = 0;
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const faults = await look(browser, next.file, next.sight, unsure);
    if (faults.size === 0) continue;
    failed += 1;
    console.log([`FAIL ${next.file}, ${next.sight.width} px, ${next.sight.colorScheme}`, ...faults].join('\n     '));
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
await browser.close();

for (const [why, where] of unsure) console.log(`axe is not sure: ${why} (${where.length} times, first ${where[0]})`);
console.log(`axe: ${files.length} pages, each at ${SIGHTS.length} sights, ${failed} failures`);
process.exit(failed === 0 ? 0 : 1);
