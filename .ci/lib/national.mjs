// Works a national page as people do: filters and sorts its grid, with the mouse and by the keyboard alone, at phone and
// desk width, in the dark, in forced colours, on paper, and without a script.
//   NPM_DIR=... node national.mjs DIR PAGE...
// What is expected is read from the page without a script, where the grid is a table. Exit status 1 if any check fails.
// Axe looks at a whole page at each width in light and dark where it shows an element that no page before it does, and
// elsewhere at one of the four, in turn; in other states it looks at the grid, in which alone they differ.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { axe, each, launch, newKinds } from './browser.mjs';
import { Grid, contrasts, lonely, readTable, sheets } from './grid.mjs';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 640 };
const MOST_BYTES = 300_000; // of a page of so many partnerships:
const MOST_ROWS = 31;

/**
 * Each check by what it says; it gets `open`, which opens the page in surroundings of its own, what the table says, and
 * `looked`, which says at which of its four sights axe looks at this page.
 */
const checks = {
  async 'without a script: the whole table, and nothing that does nothing'({ open, table }) {
    const page = await open({ javaScriptEnabled: false });
    const grid = new Grid(page);
    assert.ok(table.rows.length > 0 && table.columns.length > 0, 'the table holds something');
    for (const row of table.rows.filter((own) => !own.blank)) {
      assert.equal(row.levels.length, table.columns.length, `${row.name} has a cell for each column`);
    }
    assert.equal(await page.locator('#grid button:visible, #grid select:visible, #grid input:visible').count(), 0);
    assert.equal(await page.getByText('With the keyboard').isVisible(), false, 'no hint about keys that do nothing');
    for (const href of await grid.links()) {
      const url = new URL(href, page.url());
      const file = fileURLToPath(url.href.split('#')[0]);
      assert.ok(fs.existsSync(file), `${href} leads somewhere`);
      assert.ok(fs.readFileSync(file, 'utf8').includes(`id="${url.hash.slice(1)}"`), `${href} leads to an answer`);
    }
  },

  async 'each filter shows its rows and columns, and says how many'({ open, table }) {
    const grid = new Grid(await open());
    await grid.shows(table.names, table.columns);
    for (const [id, board] of await grid.options('Health board')) {
      await grid.choose('Health board', id);
      await grid.shows(table.rows.filter((row) => row.board === board).map((row) => row.name), table.columns);
    }
    await grid.choose('Health board', '');
    for (const [id, set] of await grid.options('Comparator set')) {
      await grid.choose('Comparator set', id);
      assert.equal((await grid.names()).length, table.sets[set], `as many as ${set} has members`);
    }
    if (Object.keys(table.sets).length > 0) await grid.choose('Comparator set', '');
    for (const [id] of await grid.options('Key feature')) {
      await grid.choose('Key feature', id);
      await grid.shows(table.names, table.columns.filter((own) => own.split('.')[0] === id));
    }
    await grid.choose('Key feature', '');
    for (const [id] of await grid.options('With an answer at')) {
      await grid.choose('With an answer at', id);
      const names = table.rows.filter((row) => row.levels.includes(id)).map((row) => row.name);
      await grid.shows(names, table.columns);
      assert.deepEqual(await grid.coloured(), names.length > 0 ? [id] : [], 'the other levels step back');
    }
    await grid.choose('With an answer at', '');
    const part = table.names[0].slice(1, 4).toUpperCase();
    await grid.type(part);
    await grid.shows(table.names.filter((name) => name.toUpperCase().includes(part)), table.columns);
    await grid.type('nobody is called so');
    await grid.shows([], table.columns);
  },

  async 'filters together, and everything back again'({ open, table }) {
    const page = await open();
    const grid = new Grid(page);
    const row = table.rows.find((own) => !own.blank);
    const section = table.columns[0].split('.')[0];
    const columns = table.columns.filter((own) => own.split('.')[0] === section);
    const has = (own) => own.levels.slice(0, columns.length).includes(row.levels[0]);
    await grid.chooseLabel('Health board', row.board);
    await grid.choose('Key feature', section);
    await grid.choose('With an answer at', row.levels[0]);
    const wanted = table.rows.filter((own) => own.board === row.board && has(own));
    await grid.shows(wanted.map((own) => own.name), columns);
    await page.getByRole('button', { name: 'Show all again' }).click();
    await grid.shows(table.names, table.columns);
    assert.equal(new URL(page.url()).search, '', 'the address is plain again');
  },

  async 'sorting: by name, by board, by a column; what is not rated comes last'({ open, table }) {
    const page = await open();
    const grid = new Grid(page);
    const byName = [...table.names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    await grid.choose('Order', 'name');
    assert.deepEqual(await grid.names(), byName);
    await grid.choose('Order', 'board');
    const boards = (await grid.options('Health board')).map(([, board]) => board);
    const byBoard = boards.flatMap((board) => table.rows.filter((row) => row.board === board));
    assert.deepEqual(await grid.names(), byBoard.map((row) => row.name));
    const at = table.columns.length - 1;
    const button = page.getByRole('button', { name: `Sort by ${table.columns[at]}`, exact: true });
    const head = page.getByRole('columnheader').filter({ has: button });
    const level = (row) => Number(row.levels[at] || 0);
    const rated = table.rows.filter((row) => level(row) > 0);
    const rest = table.rows.filter((row) => level(row) === 0);
    await button.click();
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    const down = [...rated].sort((a, b) => level(b) - level(a));
    assert.deepEqual(await grid.names(), [...down, ...rest].map((row) => row.name));
    await button.click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    const up = [...rated].sort((a, b) => level(a) - level(b));
    assert.deepEqual(await grid.names(), [...up, ...rest].map((row) => row.name));
    await button.click();
    assert.equal(await head.getAttribute('aria-sort'), null);
    await grid.shows(table.names, table.columns);
  },

  async 'an address that is passed on shows the same'({ open, table }) {
    const page = await open();
    const grid = new Grid(page);
    await grid.chooseLabel('Health board', table.rows.at(-1).board);
    await page.getByRole('button', { name: `Sort by ${table.columns[0]}`, exact: true }).click();
    const [names, said] = [await grid.names(), await grid.said()];
    const other = await open({}, new URL(page.url()));
    const same = new Grid(other);
    assert.deepEqual(await same.names(), names);
    assert.equal(await same.said(), said);
    assert.ok(await other.locator('#grid').evaluate((e) => Math.abs(e.getBoundingClientRect().top) < 200), 'and leads there');
    const odd = await open({}, new URL('?board=none&level=99&order=x&section=y&name=', page.url()));
    await new Grid(odd).shows(table.names, table.columns);
  },

  async 'by the keyboard alone: in, about, to an answer and back, and out'({ open, table }) {
    const page = await open();
    const grid = new Grid(page);
    const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
    const rows = table.rows.filter((row) => !row.blank);
    const first = table.rows.find((row) => row.linked).name;
    await page.getByRole('button', { name: 'Show all again' }).focus();
    await press('Tab');
    assert.equal(await grid.focused(), first, 'Tab leads to the first row that leads anywhere');
    await press('Tab');
    assert.equal(await grid.focused(), null, 'one more leads out of the table');
    await press('Shift+Tab');
    assert.equal(await grid.focused(), first, 'and back to where it was');
    await press('Control+Home');
    while (!(await grid.focused()).startsWith(rows[0].name)) await press('ArrowDown');
    await press('ArrowRight', 'ArrowRight');
    const cell = () => `${rows[0].name}, ${table.columns[1]}: `;
    assert.ok((await grid.focused()).startsWith(cell()), `${await grid.focused()}: two to the right`);
    const next = table.rows.slice(table.rows.indexOf(rows[0]) + 1).find((row) => row.linked);
    if (next) {
      await press('ArrowDown');
      const below = next.blank ? next.name : `${next.name}, ${table.columns[1]}: `;
      assert.ok((await grid.focused()).startsWith(below), `down: ${await grid.focused()}, not ${below}`);
      await press('ArrowUp');
      assert.ok((await grid.focused()).startsWith(rows[0].name), 'and up again');
    }
    await press('End');
    assert.ok((await grid.focused()).includes(`, ${table.columns.at(-1)}: `), 'End: the last column');
    await press('Home');
    assert.equal(await grid.focused(), rows[0].name, 'Home: the first');
    await press('ArrowRight', 'PageDown');
    const far = table.rows.slice(0, table.rows.indexOf(rows[0]) + 11).findLast((row) => row.linked).name;
    assert.ok((await grid.focused()).startsWith(far), `Page Down: ${await grid.focused()}, not ${far}`);
    await press('Control+Home', 'ArrowUp');
    assert.match(await grid.focused(), /^Sort by/, 'up to the buttons');
    await press('ArrowRight');
    await press('Enter');
    assert.match(await grid.said(), new RegExp(`By ${table.columns[0].replace('.', '\\.')}, highest first`));
    assert.match(await grid.focused(), /^Sort by/, 'a button keeps the focus');
    await press('Enter', 'Enter', 'ArrowUp');
    assert.ok((await grid.focused()).startsWith(table.columns[0]), 'up to the numbers');
    await press('Control+End');
    assert.ok(await grid.focusIsSeen(), 'what has the focus is in sight');
    await press('Control+Home');
    while (!(await grid.focused()).startsWith(rows[0].name)) await press('ArrowDown');
    await press('ArrowRight');
    const [name, level] = [rows[0].name, rows[0].levels[0]];
    await Promise.all([page.waitForURL('**#item-*'), press('Enter')]);
    const answer = page.locator(':target');
    assert.ok((await page.locator('h1').textContent()).startsWith(name), 'the report of the row');
    assert.ok((await answer.locator('h3').textContent()).includes(table.columns[0]), 'at the item of the column');
    assert.ok((await answer.locator('.verdict').textContent()).includes(table.scale[level]), 'with the level of the cell');
    await page.goBack();
    await new Grid(page).shows(table.names, table.columns);
  },

  async 'at 320 and 1280 px, light and dark: nothing scrolls the page sideways, heads stay in sight, words can be read'({ open, looked }) {
    const page = await open();
    const grid = new Grid(page);
    let sight = 0;
    for (const viewport of [PHONE, DESK]) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.evaluate(() => document.querySelectorAll('details').forEach((own) => { own.open = true; }));
        const needed = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(needed <= viewport.width, `${viewport.width} px: ${needed} px wide`);
        assert.deepEqual(await grid.headsOutOfSight(), [], `${viewport.width} px`);
        for (const [what, contrast] of await contrasts(page)) {
          assert.ok(contrast >= 4.5, `${viewport.width} px, ${colorScheme}: ${what} has a contrast of ${contrast.toFixed(2)}`);
        }
        if (looked(sight)) assert.deepEqual((await axe(page)).violations, [], `${viewport.width} px, ${colorScheme}`);
        sight += 1;
      }
    }
  },

  async 'from phone to desk, no bar lies over a figure'({ open }) {
    const page = await open();
    for (const width of [320, 640, 900, 960, 1000, 1040, 1070, 1100, 1180, 1190, 1280, 1310, 1500]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => {
        const boxes = [...document.querySelectorAll('.bars .chart')].map((chart) => {
          const others = [...chart.closest('tr').children].filter((cell) => !cell.contains(chart));
          return [chart.getBoundingClientRect(), others.map((cell) => cell.getBoundingClientRect())];
        });
        const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        return boxes.filter(([bar, cells]) => cells.some((cell) => meet(bar, cell))).length;
      });
      assert.equal(over, 0, `${width} px`);
    }
  },

  async 'nothing is seen through the heads that stay in sight'({ open }) {
    const page = await open({ viewport: { width: 1280, height: 600 } });
    const first = page.locator('#grid-table tbody tr').first();
    await first.evaluate((row) => row.scrollIntoView({ block: 'center' }));
    const heads = page.locator('#grid-table thead');
    const rows = await page.locator('#grid-table tbody tr').count();
    if (rows < 12) return; // all of it is in sight
    const picture = async (by) => {
      await page.evaluate((far) => {
        const scrolled = document.querySelector('#grid-scroll');
        if (scrolled.scrollHeight > scrolled.clientHeight + far) scrolled.scrollTop = far;
        else window.scrollTo(0, window.scrollY + document.querySelector('#grid-table thead').getBoundingClientRect().top + far);
      }, by);
      const { x, y, width, height } = await heads.boundingBox();
      return (await page.screenshot({ clip: { x, y, width, height } })).toString('base64');
    };
    const still = await picture(100);
    for (const by of [7, 15]) assert.ok((await picture(100 + by)) === still, `${by} px on, the heads look otherwise`);
  },

  async 'axe is clean in every state of the grid'({ open, table }) {
    const page = await open({ viewport: PHONE });
    const grid = new Grid(page);
    const clean = async (state) => assert.deepEqual((await axe(page, '#grid')).violations, [], state);
    await grid.choose('With an answer at', '1');
    await clean('one level');
    await grid.choose('Key feature', table.columns[0].split('.')[0]);
    await grid.choose('Order', 'board');
    await clean('one key feature, by board');
    await page.getByRole('button', { name: `Sort by ${table.columns[0]}`, exact: true }).click();
    await clean('sorted');
    await grid.type('nobody is called so');
    await clean('nothing left');
  },

  async 'in forced colours every number is still read'({ open, table }) {
    const page = await open({ forcedColors: 'active' });
    for (const [what, contrast] of await contrasts(page)) assert.ok(contrast >= 4.5, `${what}: ${contrast.toFixed(2)}`);
    assert.deepEqual((await axe(page, '#grid')).violations, []);
    await new Grid(page).shows(table.names, table.columns);
  },

  async 'with reduced motion nothing glides'({ open }) {
    const page = await open({ reducedMotion: 'reduce' });
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
    const moving = await page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
  },

  async 'on paper: what is picked and what it is, all parts unfolded, nothing wider than the sheet'({ open, table }) {
    const page = await open({ viewport: { width: 660, height: 900 } });
    const grid = new Grid(page);
    const row = table.rows.find((own) => !own.blank);
    await grid.chooseLabel('Health board', row.board);
    await page.emulateMedia({ media: 'print' });
    const names = table.rows.filter((own) => own.board === row.board).map((own) => own.name);
    assert.deepEqual(await grid.names(), names);
    assert.ok((await page.getByRole('status').textContent()).includes(row.board), 'it says what was picked');
    assert.ok(await page.getByRole('status').isVisible());
    assert.equal(await page.locator('form:visible, button:visible').count(), 0, 'nothing that can only be clicked');
    assert.deepEqual(await grid.wide(), [], 'nothing is wider than the sheet');
    const folded = await page.locator('details > :not(summary)').evaluateAll((all) => all.filter((e) => e.getClientRects().length === 0).length);
    assert.equal(folded, 0, 'nothing stays folded');
    const count = (await sheets(page)).length;
    const most = 16 + Math.ceil(table.names.length / 4);
    assert.ok(count > 1 && count <= most, `${count} sheets; ${most} are enough`);
  },

  async 'on paper, with all that is in it: no sheet ends with a heading'({ open }) {
    const page = await open();
    assert.deepEqual(await lonely(page, await sheets(page)), []);
  },

  async 'what changed over all, on paper: no sheet ends with a heading, and none is half empty'({ open, file }) {
    const round = path.resolve(path.dirname(file));
    const changes = path.join(round, '..', 'changes');
    const folders = fs.existsSync(changes) ? fs.readdirSync(changes) : [];
    for (const folder of folders.filter((own) => own.endsWith(path.basename(round)))) {
      const page = await open({}, pathToFileURL(path.join(changes, folder, 'index.html')));
      const printed = await sheets(page);
      assert.deepEqual(await lonely(page, printed), []);
      const rows = await page.locator('tr').count();
      const most = 4 + Math.ceil(rows / 20);
      assert.ok(printed.length <= most, `${printed.length} sheets for ${rows} rows; ${most} are enough`);
    }
  },

  async 'it is small'({ file, table }) {
    const bytes = fs.statSync(file).size;
    if (table.names.length <= MOST_ROWS) assert.ok(bytes < MOST_BYTES, `${bytes} bytes`);
    console.log(`     ${table.names.length} rows, ${table.columns.length} columns, ${bytes} bytes`);
  },
};

/** A page opened as `surroundings` say, in one of two contexts: one runs scripts. What it asks for beside the folder is a fault. */
async function opened(contexts, url, { javaScriptEnabled = true, viewport = DESK, ...media }, below, faults) {
  const page = await contexts[javaScriptEnabled ? 'scripts' : 'still'].newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(below)) faults.push(`asks for ${request.url()}`);
  });
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
  await page.setViewportSize(viewport);
  await page.emulateMedia({ reducedMotion: 'reduce', ...media });
  await page.goto(url.href, { waitUntil: 'load' });
  return page;
}

/** Runs one check of one page; what is wrong, in words, or nothing. */
async function run(contexts, below, { file, table, looked, name, check }) {
  const faults = [];
  const pages = [];
  const open = async (surroundings = {}, url = pathToFileURL(path.resolve(file))) => {
    pages.push(await opened(contexts, url, surroundings, below, faults));
    return pages.at(-1);
  };
  try {
    await check({ open, table, file, looked });
    assert.deepEqual(faults, []);
    return undefined;
  } catch (error) {
    const place = /national\.mjs:\d+/.exec(error.stack)?.[0];
    return `FAIL ${file}: ${name}\n     ${error.message.replaceAll('\n', '\n     ')}\n     ${place}`;
  } finally {
    await Promise.all(pages.map((page) => page.close()));
  }
}

const [dir, ...files] = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: national.mjs DIR PAGE...');
  process.exit(2);
}
const browser = await launch();
const contexts = { scripts: await browser.newContext(), still: await browser.newContext({ javaScriptEnabled: false }) };
const below = pathToFileURL(path.resolve(dir) + path.sep).href;
const kinds = await newKinds(browser, files);
const todo = [];
for (const [at, file] of files.entries()) {
  const page = await opened(contexts, pathToFileURL(path.resolve(file)), { javaScriptEnabled: false }, below, []);
  const table = await readTable(page);
  await page.close();
  const looked = (sight) => kinds[at] || sight === at % 4;
  for (const [name, check] of Object.entries(checks)) todo.push({ file, table, looked, name, check });
}
const failures = (await each(todo, (next) => run(contexts, below, next))).filter(Boolean);
failures.forEach((failure) => console.log(failure));
await browser.close();
console.log(`national pages: ${files.length}, each by ${Object.keys(checks).length} checks, ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
