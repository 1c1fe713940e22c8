// The heat grid of the national page: picks rows and columns, sorts rows, and leads the keyboard through the cells.
// The table is whole without this. What is picked is kept in the address, so that it can be passed on.
(() => {
  'use strict';

  const PAGE = 10; // rows that Page Up and Page Down pass over

  const byId = (id) => document.getElementById(id);
  const table = byId('grid-table');
  const form = byId('grid-tools');
  const status = byId('grid-status');
  const body = table.tBodies[0];
  const groupings = [...form.querySelectorAll('[data-grouping]')].map((field) => field.name);
  const fields = ['name', ...groupings, 'set', 'section', 'level', 'order'].filter((name) => form.elements[name]);
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

  // The words are the page's: a sentence of it, with a text in the place that it leaves for one.
  const said = (name, place, text) => status.dataset[name].replace(`{${place}}`, () => text);

  // ---- What the table says, read once.
  const sections = [...table.tHead.rows[0].cells].slice(1);
  const heads = [...table.tHead.rows[1].cells];
  const sectionOf = sections.flatMap((head) => Array(head.colSpan).fill(head.dataset.section));
  const corner = table.tHead.rows[0].cells[0];
  const rows = [...body.rows].map((element, place) => {
    const [head, ...cells] = element.cells;
    const levels = cells.map((cell) => Number(cell.dataset.l ?? 0));
    const blank = cells.length === 1 && cells[0].colSpan === heads.length ? cells[0] : null;
    const { groups = '', sets = '' } = element.dataset;
    const names = [...head.querySelectorAll('.board')];
    return { element, place, head, cells, levels, blank, names, groups: groups.split(' '), sets: sets.split(' '), name: plain(head.firstChild.textContent) };
  });
  const groupPlaces = groupings.map((name) => new Map([...form.elements[name].options].map((option, place) => [option.value, place])));

  // ---- Order: of the register, by name, by group, or by the level of a column: highest first, then lowest first.
  const order = { by: '', down: true };
  const grouping = () => groupings.indexOf(order.by);
  const column = () => heads.findIndex((head) => head.dataset.sort === order.by);
  const byName = (a, b) => (a.name < b.name ? -1 : Number(a.name > b.name));

  function compare(a, b) {
    if (order.by === 'name') return byName(a, b) || a.place - b.place;
    const of = grouping();
    if (of >= 0) return groupPlaces[of].get(a.groups[of]) - groupPlaces[of].get(b.groups[of]) || a.place - b.place;
    const at = column();
    if (at < 0) return a.place - b.place;
    const [one, other] = [a.levels[at] || 0, b.levels[at] || 0];
    // What is not rated comes last either way: it is not low.
    if (!one !== !other) return one ? -1 : 1;
    return (order.down ? other - one : one - other) || a.place - b.place;
  }

  let shownOrder = ' true';
  function sort() {
    const wanted = `${order.by} ${order.down}`;
    if (wanted === shownOrder) return;
    shownOrder = wanted;
    const focused = document.activeElement;
    body.append(...[...rows].sort(compare).map((row) => row.element));
    if (body.contains(focused)) focused.focus();
    for (const head of [corner, ...heads]) {
      const own = order.by !== '' && head.dataset.sort === order.by;
      const up = order.by === 'name' || !order.down;
      if (own) head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    }
    const at = column();
    const option = form.elements.order.querySelector('[data-column]');
    option.hidden = at < 0;
    option.disabled = at < 0;
    option.textContent = at < 0 ? '' : said(order.down ? 'highest' : 'lowest', 'by', order.by);
    option.value = at < 0 ? '' : `${order.by}${order.down ? '' : ' up'}`;
    form.elements.order.value = at < 0 ? order.by : option.value;
  }

  // ---- Which rows and columns are shown.
  let shownSection = '';
  function showColumns(section) {
    if (section === shownSection) return;
    shownSection = section;
    const hidden = sectionOf.map((own) => section !== '' && own !== section);
    const left = hidden.filter((hides) => !hides).length;
    for (const head of sections) head.hidden = section !== '' && head.dataset.section !== section;
    heads.forEach((head, at) => { head.hidden = hidden[at]; });
    for (const row of rows) {
      if (row.blank) row.blank.colSpan = left;
      else row.cells.forEach((cell, at) => { cell.hidden = hidden[at]; });
    }
  }

  function showRows() {
    const value = (name) => form.elements[name]?.value ?? '';
    const [name, set, section] = [plain(value('name')), value('set'), value('section')];
    const groups = groupings.map(value);
    const of = grouping();
    const level = Number(value('level'));
    const inSection = sectionOf.map((own) => section === '' || own === section);
    let shown = 0;
    for (const row of rows) {
      const fits = row.name.includes(name) && groups.every((group, at) => group === '' || row.groups[at] === group) && (set === '' || row.sets.includes(set))
        && (level === 0 || row.levels.some((own, at) => own === level && inSection[at]));
      row.element.hidden = !fits;
      row.names.forEach((own, at) => { own.hidden = at !== of; });
      shown += Number(fits);
    }
    showColumns(section);
    // The other cells of a row that has the level step back, by rules that stand in the page.
    if (level) table.dataset.level = level;
    else delete table.dataset.level;
    table.dataset.order = of >= 0 ? 'board' : order.by;
    return shown;
  }

  // ---- What is shown, in words: for everyone, and for the printed page.
  function chosen(name) {
    const field = form.elements[name];
    if (!field?.value) return [];
    const words = field.selectedOptions?.[0].textContent ?? field.value;
    return [`${field.labels[0].textContent}: ${words.trim()}`];
  }

  function say(shown) {
    const count = shown === rows.length ? status.dataset.all : said('some', 'shown', shown);
    const words = [count, ...fields.flatMap(chosen)].join('. ');
    if (status.textContent !== `${words}.`) status.textContent = `${words}.`;
  }

  // ---- The address: each choice by its name; what cannot be chosen is left out.
  function write() {
    const kept = new URLSearchParams();
    for (const name of fields) if (form.elements[name].value) kept.set(name, form.elements[name].value);
    const query = String(kept);
    history.replaceState(null, '', query ? `?${query}#grid` : location.pathname + location.hash);
  }

  function read() {
    const kept = new URLSearchParams(location.search);
    for (const name of fields) {
      const field = form.elements[name];
      const wanted = kept.get(name) ?? '';
      field.value = wanted;
      if (field.selectedIndex === -1) field.value = '';
    }
    const [by, up] = (kept.get('order') ?? '').split(' ');
    order.by = by === 'name' || groupings.includes(by) || heads.some((head) => head.dataset.sort === by) ? by : '';
    order.down = up !== 'up';
  }

  function show() {
    sort();
    const shown = showRows();
    say(shown);
    settle();
  }

  function change() {
    show();
    write();
  }

  // ---- The keyboard: one stop for Tab in the whole table, the arrows from cell to cell.
  let current = null;
  const stops = (cell) => [...cell.querySelectorAll('a, button')];
  const isShown = (element) => !element.closest('[hidden]');

  // The stops as lines: numbers, buttons, then a line for each shown row; a line has a place for each shown column.
  function lines() {
    const shownHeads = heads.filter((head) => !head.hidden);
    const first = [[corner, 1], ...shownHeads.map((head) => [head, 0])];
    const second = [[corner, 0], ...shownHeads.map((head) => [head, 1])];
    const top = [first, second].map((line) => line.map(([cell, at]) => stops(cell)[at] ?? null));
    const shown = [...body.rows].filter((row) => !row.hidden);
    const rest = shown.map((row) => [...row.cells].filter((cell) => !cell.hidden).map((cell) => stops(cell)[0] ?? null));
    return [...top, ...rest];
  }

  function settle(next = current) {
    if (!next || !isShown(next)) next = lines().slice(2).flat().find(Boolean) ?? stops(corner)[0];
    if (next === current) return;
    if (current) current.tabIndex = -1;
    next.tabIndex = 0;
    current = next;
  }

  // From a place on along a line, or from line to line, to the nearest stop.
  function nearest(found, line, place, step) {
    for (let at = line; at >= 0 && at < found.length; at += step) {
      const stop = found[at][place] ?? (found[at].length === 2 ? found[at][0] : null);
      if (stop) return stop;
    }
    return null;
  }

  function target(event) {
    const found = lines();
    const line = found.findIndex((own) => own.includes(current));
    if (line < 0) return null;
    const own = found[line];
    const place = own.indexOf(current);
    const whole = event.ctrlKey || event.metaKey;
    const last = found.length - 1;
    switch (event.key) {
      case 'ArrowRight': return own.slice(place + 1).find(Boolean);
      case 'ArrowLeft': return own.slice(0, place).findLast(Boolean);
      case 'ArrowDown': return nearest(found, line + 1, place, 1);
      case 'ArrowUp': return nearest(found, line - 1, place, -1);
      case 'PageDown': return nearest(found, Math.min(last, line + PAGE), place, -1);
      case 'PageUp': return nearest(found, Math.max(Math.min(line, 2), line - PAGE), place, 1);
      case 'Home': return (whole ? found.slice(2).flat() : own).find(Boolean);
      case 'End': return (whole ? found.flat() : own).findLast(Boolean);
      default: return undefined;
    }
  }

  table.addEventListener('keydown', (event) => {
    if (event.altKey || event.shiftKey) return;
    const next = target(event);
    if (next === undefined) return;
    event.preventDefault();
    if (!next) return;
    settle(next);
    next.focus();
  });
  table.addEventListener('focusin', (event) => settle(event.target.closest('a, button') ?? current));

  // ---- Setting out: controls, buttons in the heads, one stop for Tab.
  function button(head, what) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'sort';
    const words = document.createElement('span');
    words.className = 'visually-hidden';
    words.textContent = said('sort', 'by', what);
    made.append(words);
    made.addEventListener('click', () => {
      const by = head.dataset.sort;
      if (order.by !== by) Object.assign(order, { by, down: true });
      else if (order.down && by !== 'name') order.down = false;
      else Object.assign(order, { by: '', down: true });
      change();
    });
    head.append(made);
  }

  button(corner, status.dataset.name);
  for (const head of heads) button(head, head.dataset.sort);
  const sorted = document.createElement('option');
  sorted.dataset.column = '';
  form.elements.order.append(sorted);
  for (const stop of table.querySelectorAll('a, button')) stop.tabIndex = -1;

  form.addEventListener('input', () => {
    const [by, up] = form.elements.order.value.split(' ');
    Object.assign(order, { by, down: up !== 'up' });
    change();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('grid-reset').addEventListener('click', () => {
    for (const name of fields) form.elements[name].value = '';
    Object.assign(order, { by: '', down: true });
    change();
  });

  read();
  for (const part of [form, status, byId('grid-hint')]) part.hidden = false;
  // The cells can be reached by the keyboard, so the window around them need not be.
  byId('grid-scroll').removeAttribute('tabindex');
  show();
})();
