// The heat grid of a national page, as someone sees and works it: names, numbers and controls by their labels.

import { execFileSync } from 'node:child_process';
import assert from 'node:assert/strict';

/**
 * What the page says as a plain table: names, columns, levels as text; boards and the size of sets from the parts of the
 * page that list them. For a page without a script.
 */
export async function readTable(page) {
  return page.locator('main').evaluate((main) => {
    const text = (element) => element.textContent.trim().replace(/\s+/g, ' ');
    const boards = new Map([...main.querySelectorAll('table.returns tbody th')].map((head) => {
      const board = text(head.querySelector('.sub'));
      return [text(head.querySelector('a') ?? head.firstChild), board];
    }));
    const grid = main.querySelector('#grid-table');
    const rows = [...grid.tBodies[0].rows].map((row) => {
      const name = text(row.cells[0].querySelector('a') ?? row.cells[0].firstChild);
      const blank = row.cells[1].colSpan > 1 || !row.cells[1].dataset.l;
      const levels = blank ? [] : [...row.cells].slice(1).map((cell) => /^\d+$/.exec(text(cell))?.[0] ?? '');
      return { name, board: boards.get(name), blank, levels, linked: row.cells[0].querySelector('a') !== null };
    });
    const sets = [...main.querySelectorAll('#groups table')].slice(1).flatMap((table) => [...table.tBodies[0].rows]);
    const members = sets.map((row) => {
      const [, of] = /(\d+) of (\d+) returned/.exec(text(row.cells[0])).slice(1);
      return [text(row.cells[0].firstChild), Number(of)];
    });
    const scale = [...main.querySelector('#grid .scale-key').children].map((own) => text(own).replace(/[●○]/g, ' '));
    return {
      rows,
      names: rows.map((row) => row.name),
      columns: [...grid.tHead.rows[1].cells].map((head) => text(head.querySelector('a').firstChild)),
      sets: Object.fromEntries(members),
      scale: Object.fromEntries(scale.map((own) => [own.split(' ')[0], own.split(' ').slice(1).join(' ').trim()])),
    };
  });
}

/** What is printed on each sheet of A4 from top to bottom, without the number at its foot. */
export async function sheets(page) {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 1 << 28 }).toString();
  return text.split('\f').slice(0, -1).map((sheet) => squeezed(sheet).replace(/\d+of\d+$/, ''));
}

/** The headings and captions with which a sheet ends: what they are of is on the next. */
export async function lonely(page, printed) {
  const heads = await page.locator('h2, h3, h4, summary, caption:not(.visually-hidden)').allInnerTexts();
  const words = heads.map(squeezed).filter((own) => own !== '');
  return words.filter((own) => printed.slice(0, -1).some((sheet) => sheet.endsWith(own)));
}

/** Without white space: where lines end does not matter. */
const squeezed = (text) => text.replace(/\s+/g, '');

/** The least contrast of the numbers on each level, in the cells and in the keys: pairs of what it is and its contrast. */
export async function contrasts(page) {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgb = (...colours) => {
      canvas.clearRect(0, 0, 1, 1);
      for (const colour of colours) {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = (colour) => {
      const [red, green, blue] = colour.map(linear);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const paper = getComputedStyle(document.body).backgroundColor;
    const found = new Map();
    for (const own of document.querySelectorAll('#grid-table [data-l], .key')) {
      const words = own.querySelector('a') ?? own;
      const on = luminance(rgb(paper, getComputedStyle(own).backgroundColor));
      const of = luminance(rgb(paper, getComputedStyle(words).color));
      const contrast = (Math.max(on, of) + 0.05) / (Math.min(on, of) + 0.05);
      const what = `${own.localName} of level ${own.textContent.trim()}`;
      found.set(what, Math.min(found.get(what) ?? Infinity, contrast));
    }
    return [...found];
  });
}

/** The grid of a page. */
export class Grid {
  constructor(page) {
    this.page = page;
    this.table = page.locator('#grid-table');
  }

  control(label) { return this.page.locator('#grid').getByLabel(label, { exact: true }); }

  /** The choices of a control beside the one that chooses nothing, as pairs of value and words; none without the control. */
  async options(label) {
    const control = this.control(label);
    if (await control.count() === 0) return [];
    const all = await control.locator('option').evaluateAll((own) => own.map((o) => [o.value, o.textContent]));
    return all.filter(([value]) => value !== '');
  }

  async choose(label, value) { await this.control(label).selectOption(value); }

  async chooseLabel(label, words) { await this.control(label).selectOption({ label: words }); }

  async type(words) { await this.page.locator('#grid').getByRole('searchbox').fill(words); }

  /** What the page says is shown. */
  async said() { return this.page.getByRole('status').textContent(); }

  /** The names of the rows that are seen, in order. */
  async names() {
    return this.table.locator('tbody th').evaluateAll((heads) => heads.filter((head) => head.checkVisibility())
      .map((head) => (head.querySelector('a') ?? head.firstChild).textContent.trim()));
  }

  /** Holds what is seen to names and columns, each row to as many cells, and what is said to their number. */
  async shows(names, columns) {
    assert.deepEqual(await this.names(), names);
    const heads = await this.table.locator('thead tr:nth-child(2) th a').evaluateAll((own) => own
      .filter((head) => head.checkVisibility()).map((head) => head.firstChild.textContent.trim()));
    assert.deepEqual(heads, columns);
    const cells = await this.table.locator('tbody tr').evaluateAll((rows) => rows.filter((row) => row.checkVisibility())
      .map((row) => [...row.cells].slice(1).filter((cell) => cell.checkVisibility()).reduce((sum, cell) => sum + cell.colSpan, 0)));
    assert.deepEqual(cells.filter((count) => count !== columns.length), [], 'each row has a cell for each column');
    const all = await this.table.locator('tbody tr').count();
    const said = await this.said();
    const wanted = names.length === all ? `Showing ${all === 1 ? 'the' : 'all'} ${all} ` : `Showing ${names.length} of ${all} `;
    assert.ok(said.startsWith(wanted), `it says: ${said}`);
  }

  /** The levels of the seen cells that have a colour. */
  async coloured() {
    return this.table.locator('tbody td').evaluateAll((cells) => {
      const seen = cells.filter((cell) => cell.dataset.l && cell.checkVisibility());
      const filled = seen.filter((cell) => getComputedStyle(cell).backgroundColor !== 'rgba(0, 0, 0, 0)');
      return [...new Set(filled.map((cell) => cell.textContent.trim()))];
    });
  }

  /** Where the answers in the cells are. */
  async links() { return this.table.locator('tbody td a').evaluateAll((all) => all.map((a) => a.getAttribute('href'))); }

  /** What has the focus within the table, by the name that is read aloud; null where it is elsewhere. */
  async focused() {
    return this.page.evaluate(() => {
      const own = document.activeElement;
      if (!own.closest('#grid-table')) return null;
      return (own.getAttribute('aria-label') ?? own.textContent).trim();
    });
  }

  /** Whether the element with the focus is in the window and nothing lies over it. */
  async focusIsSeen() {
    return this.page.evaluate(() => {
      const own = document.activeElement;
      const box = own.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return own === top || own.contains(top);
    });
  }

  /** Which heads are out of sight when the grid is scrolled to its last cell. */
  async headsOutOfSight() {
    return this.table.evaluate((table) => {
      const last = [...table.tBodies[0].rows].at(-1);
      const window = table.closest('[role=region]');
      last.scrollIntoView({ block: 'end', behavior: 'instant' });
      window.scrollLeft = window.scrollWidth;
      const is = (own) => {
        const box = own.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + 3, box.y + box.height / 2);
        return !own.contains(top);
      };
      return [last.cells[0], [...table.tHead.rows[1].cells].at(-1)].filter(is).map((own) => own.textContent);
    });
  }

  /** What reaches beyond the right edge of the page. */
  async wide() {
    return this.page.evaluate(() => {
      const edge = document.documentElement.clientWidth + 1;
      const hidden = (own) => own.closest('.visually-hidden') || getComputedStyle(own).clipPath !== 'none';
      const wide = [...document.body.querySelectorAll('*')].filter((own) => own.checkVisibility() && !hidden(own)
        && own.getBoundingClientRect().right > edge);
      return wide.slice(0, 3).map((own) => `${own.localName}.${own.className}`);
    });
  }
}
