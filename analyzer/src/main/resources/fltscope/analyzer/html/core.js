'use strict';
// What every page of fltscope is made of. Text from a trace goes into the page as text alone: through element() and shape(),
// which set attributes and text nodes, and never through markup.

const find = (query, root = document) => root.querySelector(query);
const findAll = (query, root = document) => [...root.querySelectorAll(query)];

function append(node, children) {
  for (const child of children.flat(9)) {
    if (child !== null && child !== undefined && child !== false) {
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
  return node;
}

function element(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    } else if (name === 'vars') {
      Object.entries(value).forEach(([key, text]) => node.style.setProperty(key, text));
    } else {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  return append(node, children);
}

function shape(tag, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  return append(node, children);
}

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// ---- numbers as people read them
const NBSP = '\u00a0';
const whole = number => Math.round(number).toLocaleString('en-US');
function digits(value) {
  return value === 0 ? '0' : value >= 1000 ? whole(value) : value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2);
}
function span(nanos) {
  const size = Math.abs(nanos);
  return size < 999500 ? digits(nanos / 1e3) + NBSP + '\u00b5s'
    : size < 999500000 ? digits(nanos / 1e6) + NBSP + 'ms' : digits(nanos / 1e9) + NBSP + 's';
}
const micros = nanos => nanos >= 1e5 ? whole(nanos / 1e3) : (nanos / 1e3).toFixed(1);
const moment = (nanos, places = 3) => '+' + (nanos / 1e9).toFixed(places) + NBSP + 's';
const exact = nanos => whole(nanos) + NBSP + 'ns';
function percent(part) {
  return (part >= 0.1 ? (part * 100).toFixed(0) : (part * 100).toFixed(1)) + NBSP + '%';
}
const counted = (number, word) => whole(number) + ' ' + word + (number === 1 ? '' : 's');

// ---- signs: shape, word and colour, never colour alone
function sign(kind) {
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7, 'stroke-linecap': 'round' };
  const cut = { fill: 'none', stroke: 'var(--panel)', 'stroke-width': 2, 'stroke-linecap': 'round' };
  const parts = {
    error: [shape('path', { fill: 'currentColor', d: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z' }), shape('path', { ...cut, d: 'M5.5 5.5l5 5m0-5l-5 5' })],
    warning: [shape('path', { fill: 'currentColor', d: 'M8 1l7.4 13.5H.6z' }), shape('path', { ...cut, d: 'M8 6v4m0 2.4v.1' })],
    unjudged: [shape('path', { ...line, 'stroke-dasharray': '2.6 2', d: 'M8 1l7 7-7 7-7-7z' }), shape('path', { ...line, d: 'M8 5v3.5m0 2.4v.1' })],
    info: [shape('circle', { ...line, cx: 8, cy: 8, r: 6.5 }), shape('path', { ...line, d: 'M8 7.5v4M8 4.6v.1' })],
    ok: [shape('path', { ...line, 'stroke-width': 2.2, d: 'M2.5 8.6l3.6 3.6 7.4-8' })],
    blind: [shape('circle', { ...line, cx: 8, cy: 8, r: 6, 'stroke-dasharray': '2.4 2.2' })],
  };
  const same = { bad: 'error', gap: 'warning', note: 'info', regression: 'error', fail: 'error', inconclusive: 'unjudged', pass: 'ok', none: 'blind' };
  return shape('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, parts[kind] || parts[same[kind]] || parts.blind);
}

function pathText(path) {
  return element('bdi', { class: 'path mono', 'data-tip': path }, path);
}
const swatch = colour => element('span', { class: 'swatch', vars: { '--c': colour } });

// ---- copying
let toldTimer = 0;
function tell(text) {
  const node = find('#told');
  node.textContent = text;
  node.hidden = false;
  clearTimeout(toldTimer);
  toldTimer = setTimeout(() => { node.hidden = true; }, 1600);
}
async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element('textarea', { class: 'unseen', 'aria-hidden': 'true' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  tell(told || 'copied');
}
function copyButton(text, label) {
  return element('button', { class: 'button', type: 'button', 'aria-label': 'copy ' + (label || text), on: { click: () => copy(text) } }, 'copy');
}
const command = text => element('div', { class: 'command' }, element('code', {}, text), copyButton(text));

// ---- data: zlib in Base64, so that nothing in it can be markup
async function unpack(id) {
  const bytes = Uint8Array.from(atob(find('#' + id).textContent), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

// ---- tooltips, for pointer and keyboard
const tip = {
  show(x, y, ...children) {
    const node = find('#tip');
    node.replaceChildren();
    append(node, children);
    node.hidden = false;
    const box = node.getBoundingClientRect();
    node.style.left = Math.max(6, Math.min(innerWidth - box.width - 6, x + 14)) + 'px';
    node.style.top = (y + 18 + box.height > innerHeight ? Math.max(4, y - box.height - 12) : y + 18) + 'px';
  },
  hide() { find('#tip').hidden = true; },
};
function startTips() {
  const text = event => event.target.closest && event.target.closest('[data-tip]');
  document.addEventListener('mouseover', event => {
    const node = text(event);
    if (node) { tip.show(event.clientX, event.clientY, node.getAttribute('data-tip')); }
  });
  document.addEventListener('mouseout', event => { if (text(event)) { tip.hide(); } });
  document.addEventListener('focusin', event => {
    const node = text(event);
    if (node && event.target.matches(':focus-visible')) {
      const box = node.getBoundingClientRect();
      tip.show(box.left, box.bottom - 14, node.getAttribute('data-tip'));
    }
  });
  document.addEventListener('focusout', () => tip.hide());
  document.addEventListener('keydown', event => { if (event.key === 'Escape') { tip.hide(); } });
  addEventListener('scroll', () => tip.hide(), { passive: true });
}

// ---- what is drawn anew when colours or widths change
const drawings = [];
const drawAll = () => drawings.forEach(draw => draw());
function startTheme() {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const button = find('#theme');
  let chosen = null;
  try { chosen = localStorage.getItem('fltscope-theme'); } catch { /* a page from a file may not remember */ }
  const apply = () => {
    root.dataset.theme = chosen || (dark.matches ? 'dark' : 'light');
    const other = root.dataset.theme === 'dark' ? 'light' : 'dark';
    button.textContent = other === 'dark' ? 'Dark' : 'Light';
    button.setAttribute('aria-label', 'use the ' + other + ' theme');
    drawAll();
  };
  button.addEventListener('click', () => {
    chosen = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem('fltscope-theme', chosen); } catch { /* as above */ }
    apply();
  });
  dark.addEventListener('change', apply);
  apply();
  let before = root.dataset.theme;
  addEventListener('beforeprint', () => { before = root.dataset.theme; root.dataset.theme = 'light'; drawAll(); });
  addEventListener('afterprint', () => { root.dataset.theme = before; drawAll(); });
  let width = innerWidth;
  let timer = 0;
  addEventListener('resize', () => {
    if (innerWidth !== width) {
      width = innerWidth;
      clearTimeout(timer);
      timer = setTimeout(drawAll, 80);
    }
  });
}

// ---- canvases in the size of their place
function canvasOf(node, height) {
  const width = node.parentElement.clientWidth;
  const ratio = devicePixelRatio || 1;
  node.width = Math.max(1, Math.round(width * ratio));
  node.height = Math.round(height * ratio);
  node.style.height = height + 'px';
  const pen = node.getContext('2d');
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.font = '11.5px ' + getComputedStyle(document.body).fontFamily;
  pen.textBaseline = 'middle';
  return [pen, width];
}

// ---- tables: sorted, filtered, copied as CSV. A column: label, unit, tip, value(row), show(row), right
function csvCell(value) {
  let text = String(value ?? '');
  if (/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text))) {
    text = "'" + text;
  }
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}
function table(options) {
  const columns = options.columns;
  let rows = options.rows;
  let sort = options.sort || null;
  let words = [];
  let all = !options.first;
  const body = element('tbody');
  const count = element('span', { class: 'dim', 'aria-live': 'polite' });
  const heads = columns.map((column, index) => element('th', { scope: 'col', class: column.right ? 'right' : null },
    column.plain ? column.label : element('button', {
      type: 'button', 'data-tip': column.tip, on: {
        click() {
          sort = sort && sort[0] === index ? [index, -sort[1]] : [index, column.right ? -1 : 1];
          draw();
        },
      },
    }, column.label, column.unit ? element('span', { class: 'dim' }, ' ' + column.unit) : null)));
  function chosen() {
    let found = rows;
    if (words.length) {
      found = found.filter(row => {
        const text = columns.map(column => String(column.value(row) ?? '')).join(' ').toLowerCase();
        return words.every(word => text.includes(word));
      });
    }
    if (sort) {
      const [index, direction] = sort;
      const value = columns[index].value;
      found = [...found].sort((one, other) => {
        const a = value(one);
        const b = value(other);
        return direction * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '').localeCompare(String(b ?? '')));
      });
    }
    return found;
  }
  function row(of) {
    const line = element('tr', {}, columns.map((column, index) => element(index === 0 ? 'th' : 'td', {
      scope: index === 0 ? 'row' : null, class: [column.right ? 'right' : '', column.kind || ''].join(' ').trim() || null,
    }, column.show ? column.show(of) : column.value(of))));
    if (options.hover) {
      line.addEventListener('mouseenter', () => options.hover(of));
      line.addEventListener('mouseleave', () => options.hover(null));
    }
    if (options.more) {
      const button = find('button.more', line);
      let open = null;
      if (button) {
        button.addEventListener('click', () => {
          if (open) {
            open.remove();
            open = null;
          } else {
            open = element('tr', {}, element('td', { colspan: columns.length }, options.more(of)));
            line.after(open);
          }
          button.setAttribute('aria-expanded', String(open !== null));
        });
      }
    }
    return line;
  }
  function draw() {
    heads.forEach((head, index) => {
      if (sort && sort[0] === index) {
        head.setAttribute('aria-sort', sort[1] < 0 ? 'descending' : 'ascending');
      } else {
        head.removeAttribute('aria-sort');
      }
    });
    const found = chosen();
    const shown = all ? found : found.slice(0, options.first);
    body.replaceChildren(...shown.map(row));
    if (!found.length) {
      body.append(element('tr', {}, element('td', { colspan: columns.length, class: 'dim' }, options.none || 'nothing to show')));
    }
    count.textContent = (shown.length < rows.length ? whole(shown.length) + ' of ' : '') + counted(rows.length, 'row');
    if (more) {
      more.hidden = found.length <= options.first;
      more.textContent = all ? 'first ' + options.first : 'all ' + whole(found.length);
    }
  }
  const csv = () => [columns.map(column => csvCell(column.label + (column.unit ? ' (' + column.unit + ')' : ''))),
    ...chosen().map(of => columns.map(column => csvCell(column.csv ? column.csv(of) : column.value(of))))].map(line => line.join(',')).join('\n');
  const more = options.first ? element('button', { class: 'button', type: 'button', on: { click() { all = !all; draw(); } } }) : null;
  const node = element('div', { class: 'table', 'data-table': options.name },
    element('div', { class: 'tools' },
      options.title ? element('h3', {}, options.title) : null,
      element('input', {
        class: 'field', type: 'search', placeholder: 'filter rows', 'aria-label': 'filter rows of ' + options.name,
        on: { input(event) { words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean); draw(); } },
      }),
      element('button', { class: 'button', type: 'button', on: { click: () => copy(csv(), counted(chosen().length, 'row') + ' copied as CSV') } }, 'copy as CSV'),
      more, count),
    element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': options.name },
      element('table', {}, element('caption', { class: 'unseen' }, options.name), element('thead', {}, element('tr', {}, heads)), body)));
  draw();
  return { node, show(others) { rows = others; draw(); } };
}

function section(id, title, text) {
  const node = element('section', { id, 'aria-labelledby': id + '-title' },
    element('div', { class: 'title' }, element('h2', { id: id + '-title' }, title), text ? element('p', {}, text) : null));
  find('main').append(node);
  find('.bar nav').append(element('a', { href: '#' + id }, title));
  return node;
}
function nothingRecorded(title, text, doing) {
  return element('div', { class: 'panel nothing blind' }, sign('blind'),
    element('div', {}, element('h3', {}, title), element('p', {}, text), doing ? command(doing) : null));
}
function choice(name, items, value, choose) {
  return element('div', { class: 'segments', role: 'radiogroup', 'aria-label': name }, items.map(([key, label, colour]) => {
    const input = element('input', { type: 'radio', name, value: key, 'aria-label': name + ' ' + label, on: { change: () => choose(key) } });
    input.checked = String(key) === String(value);
    return element('label', {}, input, colour ? swatch(colour) : null, element('bdi', {}, label));
  }));
}
function ready() {
  startTips();
  startTheme();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}
