'use strict';
// The page of one open: its life, request by request with the callbacks of each filter, and why it is judged as it is.

(async function page() {
  const data = await unpack('data');
  const life = data.life;
  const verdict = data.verdict;
  const main = find('main');
  const bare = driver => (driver ?? '(unknown)').replace(/\.sys$/i, '');
  const filters = [...new Set(life.requests.flatMap(request => request.callbacks.map(callback => bare(callback.filter))))];
  const colour = filter => 'var(--f' + Math.min(5, filters.indexOf(filter)) + ')';
  const severity = verdict.severity ?? 'ok';
  const open = life.end === 'open';
  document.title = (life.path ?? life.fileObject) + ' \u2013 fltscope';

  main.append(element('div', { class: 'head' }, element('h1', {}, element('bdi', {}, life.path ?? 'path not known')), element('div', { class: 'facts' },
    element('span', { class: 'mono' }, 'FileObject ' + life.fileObject), element('span', {}, 'life ' + life.number + ' of ' + (data.lives.length + data.livesOmitted)), element('bdi', {}, data.file))));
  main.append(element('div', { class: 'panel ' + severity }, element('div', { class: 'verdict-gate' }, sign(severity), verdict.class), element('p', {}, verdict.sentence),
    verdict.explanation ? element('p', {}, verdict.explanation) : null,
    verdict.issuerReason ? element('p', {}, verdict.issuer ? 'Issued by ' + bare(verdict.issuer) + ' (' + verdict.issuerConfidence + '): ' + verdict.issuerReason : 'Issuer: ' + verdict.issuerReason) : null));

  // Requests stand side by side; the width of each is the square root of its time, the gaps between are of one width and labelled.
  const where = section('life', 'The life, request by request', counted(life.requestCount, 'request') + (life.requestsOmitted ? ', of which ' + whole(life.requestsOmitted) + ' are left out' : '') + '. Widths within a request are true; gaps are not to scale.');
  const box = element('div');
  where.append(element('div', { class: 'panel life' }, element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'the life as a picture' }, box)));
  function strip() {
    const lanes = ['request', ...filters];
    const height = 46 + lanes.length * 24;
    const left = 120;
    const GAP = 74;
    const ends = request => Math.max(request.endNs ?? 0, request.startNs + 1, ...request.callbacks.map(callback => callback.returnedNs ?? callback.enteredNs ?? 0));
    const lengths = life.requests.map(request => Math.sqrt(ends(request) - request.startNs));
    const sum = lengths.reduce((all, each) => all + each, 0) || 1;
    const room = Math.max(110 * life.requests.length, box.parentElement.clientWidth - left - 150 - GAP * life.requests.length);
    const width = left + room + GAP * life.requests.length + 150;
    const node = shape('svg', { width, height, viewBox: '0 0 ' + width + ' ' + height, role: 'img', 'aria-label': life.requests.map(request => request.operation + ' at ' + moment(request.startNs, 6)).join(', ') + (open ? ', then the trace ends' : ', then it ends') });
    const text = (x, y, words, more) => node.append(shape('text', { x, y, ...more }, words));
    lanes.forEach((lane, index) => text(left - 10, 60 + index * 24, lane, { 'text-anchor': 'end' }));
    let x = left;
    life.requests.forEach((request, index) => {
      const wide = Math.max(60, lengths[index] / sum * room - 8);
      const end = ends(request);
      const at = nanos => x + (nanos - request.startNs) / Math.max(1, end - request.startNs) * wide;
      const bar = (lane, from, to, fill, label) => {
        const rect = shape('rect', { x: at(from), y: 46 + lane * 24, width: Math.max(2.5, at(to) - at(from)), height: 17, rx: 2, fill, 'fill-opacity': lane === 0 ? 0.18 : 0.55, stroke: fill });
        rect.setAttribute('data-tip', label);
        node.append(rect);
      };
      text(x, 18, request.operation, { 'font-weight': 600 });
      text(x, 34, moment(request.startNs, 6));
      bar(0, request.startNs, end, 'var(--ink3)', request.operation + (request.endNs === null ? ', no end recorded' : ', ' + span(request.endNs - request.startNs) + ', ' + request.statusName));
      request.callbacks.forEach(callback => {
        const from = callback.enteredNs ?? callback.returnedNs;
        const to = callback.returnedNs ?? end;
        bar(1 + filters.indexOf(bare(callback.filter)), from, to, colour(bare(callback.filter)), bare(callback.filter) + ' ' + callback.phase + ', ' + (callback.returnedNs === null || callback.enteredNs === null ? 'not seen in full' : span(to - from)));
      });
      x += wide + 8;
      const next = life.requests[index + 1];
      const gap = (next ? next.startNs : open ? data.traceEndNs : life.endNs) - end;
      node.append(shape('path', { d: 'M' + x + ' 54l8 -5 8 10 8 -10 8 10 8 -10 8 10 8 -5', fill: 'none', stroke: request.pendingAtEnd ? 'var(--error)' : 'var(--ink3)', 'stroke-dasharray': request.pendingAtEnd ? '4 3' : null }));
      text(x + 28, 78, span(Math.max(0, gap)), { 'text-anchor': 'middle' });
      x += GAP - 8;
    });
    node.append(shape('circle', { cx: x + 4, cy: 54, r: 6, fill: 'var(--panel)', stroke: open ? 'var(--error)' : 'var(--ink3)', 'stroke-width': 2 }));
    text(x + 16, 50, open ? 'trace ends' : 'ends: ' + life.end, { 'font-weight': 600 });
    text(x + 16, 66, moment(open ? data.traceEndNs : life.endNs, 3));
    box.replaceChildren(node);
  }
  drawings.push(strip);

  where.append(element('div', { vars: { 'margin-top': '16px' } }, table({
    name: 'requests', rows: life.requests, first: 40, columns: [
      { label: 'at', unit: 's', value: request => request.startNs / 1e9, show: request => (request.startNs / 1e9).toFixed(6) }, { label: 'operation', value: request => request.operation },
      { label: 'took', unit: '\u00b5s', right: true, value: request => request.endNs === null ? -1 : (request.endNs - request.startNs) / 1e3, show: request => request.endNs === null ? 'no end' : micros(request.endNs - request.startNs) },
      { label: 'status', value: request => request.statusName ?? '' }, { label: 'by', value: request => (request.process ?? '') + ' ' + (request.processId ?? ''), show: request => element('bdi', {}, (request.process ?? '') + ' ' + (request.processId ?? '')) },
      { label: 'thread', value: request => request.threadId ?? '' }, { label: 'asks', value: request => request.asks.join('; ') },
      { label: 'callbacks', value: request => request.callbacks.map(callback => bare(callback.filter) + ' ' + callback.phase + (callback.enteredNs === null || callback.returnedNs === null ? '' : ' ' + span(callback.returnedNs - callback.enteredNs))).join(', ') }],
  }).node));

  if (verdict.tests) {
    section('why', 'Why this verdict').append(element('ul', { class: 'tests panel' }, verdict.tests.map(test => element('li', { class: test.outcome === 'yes' ? 'strong' : null }, element('span', {}, test.outcome), element('span', {}, test.name), element('span', { class: 'dim' }, test.reason,
      test.values.map(value => ' ' + value.name + ' ' + (value.unit === 'ns' ? span(value.value) : whole(value.value))))))));
  }
  if (life.createStack.length) {
    section('stack', 'Stack of the create').append(element('div', { class: 'stack mono', tabindex: 0, role: 'region', 'aria-label': 'stack of the create' }, life.createStack.join('\n')));
  }
  if (data.notShown.length) {
    section('blind', 'What a trace can not show').append(element('div', { class: 'panel nothing blind' }, sign('blind'), element('ul', {}, data.notShown.map(text => element('li', {}, text)))));
  }
  if (data.lives.length > 1) {
    section('lives', 'All lives').append(table({ name: 'lives', rows: data.lives, first: 20, columns: [{ label: 'number', right: true, value: row => row.number }, { label: 'FileObject', kind: 'mono', value: row => row.fileObject }, { label: 'path', kind: 'path', value: row => row.path ?? '', show: row => pathText(row.path ?? '') }, { label: 'end', value: row => row.end }, { label: 'class', value: row => row.class ?? '' }] }).node);
  }
  document.body.append(element('footer', {}, element('span', {}, 'This page loads nothing from anywhere.')));
  ready();
})();
