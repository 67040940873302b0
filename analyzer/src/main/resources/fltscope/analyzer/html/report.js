'use strict';
// The page of one trace. All that it says is in the data; it lays out, draws and formats, and judges nothing.

(async function page() {
  const data = await unpack('data');
  const of = data.detail;
  const over = of.overTime;
  const filters = of.filters;
  const hasCallbacks = filters.length > 0;
  const bare = driver => driver === null ? '(unknown)' : driver.replace(/\.sys$/i, '');
  const same = (one, other) => (one ?? '').toLowerCase() === (other ?? '').toLowerCase();
  const byTime = [...filters].sort((one, other) => other.ownNs - one.ownNs);
  const place = driver => {
    const at = byTime.findIndex(filter => same(filter.driver, driver));
    return at < 0 ? 5 : Math.min(at, 5);
  };
  const colour = driver => 'var(--f' + place(driver) + ')';
  const inkOf = driver => token('--f' + place(driver));
  const functionOf = row => row.majorFunctionName === null ? (row.majorFunction === null ? 'others' : '0x' + row.majorFunction.toString(16)) : row.majorFunctionName.replace('IRP_MJ_', '');
  const bins = over.callbacks.length;
  axis.end = Math.max(1, of.lengthNs, bins * over.binNs);
  axis.to = axis.end;
  const cards = {};
  // Red is for errors: each severity has colours of its own, a class one of them.
  const pools = { error: [0, 1], warning: [1, 2], unjudged: [3] };
  const used = {};
  const classInk = new Map(of.classes.map(each => {
    const pool = pools[each.severity] || [4, 5, 6, 7];
    used[each.severity] = (used[each.severity] ?? -1) + 1;
    return [each.class, '--k' + pool[used[each.severity] % pool.length]];
  }));
  const main = find('main');
  document.title = of.name + ' \u2013 fltscope';

  // ---- head and the three answers
  main.append(element('div', { class: 'head' }, element('h1', {}, element('bdi', {}, of.name)),
    element('div', { class: 'facts' }, element('span', {}, counted(of.events, 'event')), element('span', { 'data-tip': exact(of.lengthNs) }, span(of.lengthNs)),
      element('span', {}, of.system), element('span', {}, counted(of.processors, 'CPU')), element('span', { 'data-tip': of.startUtc }, of.startUtc.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')))));

  function bars(canvas, label, stacks, colours) {
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', label);
    const most = Math.max(1, ...stacks.map(stack => stack.reduce((sum, value) => sum + value, 0)));
    drawings.push(() => {
      const [pen, width] = canvasOf(canvas, 62);
      const each = width / stacks.length;
      stacks.forEach((stack, index) => {
        let y = 46;
        stack.forEach((value, layer) => {
          const height = value / most * 42;
          pen.fillStyle = token(colours[layer]);
          pen.fillRect(index * each, y - height, Math.max(0.6, each), height);
          y -= height;
        });
      });
      pen.fillStyle = token('--error');
      data.losses.forEach(loss => pen.fillRect(loss.fromNs / axis.end * width - 1, 2, Math.max(2.5, (loss.toNs - loss.fromNs) / axis.end * width), 44));
      pen.fillStyle = token('--line');
      pen.fillRect(0, 46, width, 1);
      pen.fillStyle = token('--ink3');
      pen.fillText('0', 0, 55);
      pen.textAlign = 'right';
      pen.fillText(span(axis.end), width, 55);
    });
    return canvas;
  }
  const figure = (canvas, caption) => element('figure', {}, element('figcaption', {}, caption), element('div', {}, canvas));
  const trust = element('div', { class: 'panel answer', id: 'trust' }, element('h2', {}, 'Can I trust this trace?'),
    element('div', { class: 'verdict ' + of.trustVerdict.state }, sign(of.trustVerdict.state), element('span', {}, of.trustVerdict.text)),
    element('ul', { class: 'trust' }, of.trust.map(line => element('li', { class: line.state }, sign(line.state), element('span', { class: 'dim' }, line.what), element('span', {}, line.text)))),
    bins ? figure(bars(element('canvas'), 'callbacks and operations over the trace; losses are marked', over.callbacks.map((value, bin) => [value + over.operations[bin]]), ['--below']), 'Callbacks and operations over time') : null);
  const to = headline => headline.about === 'opens' ? '#f-' + headline.fingerprint : headline.about === 'latency' ? '#latency' : '#numbers';
  const wrong = element('div', { class: 'panel answer', id: 'wrong' }, element('h2', {}, 'What is wrong?'),
    element('div', { class: 'verdict ' + of.wrongVerdict.state }, sign(of.wrongVerdict.state), element('span', {}, of.wrongVerdict.text)),
    element('ul', { class: 'headlines' }, data.headlines.map(headline => element('li', { class: headline.severity },
      element('a', { href: to(headline) }, sign(headline.severity), element('span', {}, element('b', {}, element('bdi', {}, headline.who)), ' ' + headline.text))))),
    of.wrongRest ? element('p', { class: 'hint' }, of.wrongRest) : null);
  const graveClasses = of.classes.filter(each => ['error', 'warning', 'unjudged'].includes(each.severity));
  if (graveClasses.length) {
    wrong.append(figure(bars(element('canvas'), 'opens that never end, over the trace', graveClasses[0].alive.map((value, bin) => graveClasses.map(each => each.alive[bin])),
      graveClasses.map(each => classInk.get(each.class))), 'Opens that never end, over time'));
  }
  const costs = element('div', { class: 'panel answer', id: 'costs' }, element('h2', {}, 'What does each filter cost?'));
  function shareParts() {
    const shares = of.createShares;
    const parts = shares.filters.map(share => ({ name: bare(share.driver), colour: colour(share.driver), nanos: share.ownNs, share: share.ownNs / shares.totalNs }));
    const rest = Math.max(0, shares.totalNs - parts.reduce((sum, part) => sum + part.nanos, 0));
    return [...parts, { name: 'below the filters', colour: 'var(--below)', nanos: rest, share: rest / shares.totalNs, below: true }];
  }
  const shareBar = parts => element('div', { class: 'sharebar', role: 'img', 'aria-label': parts.map(part => part.name + ' ' + percent(part.share)).join(', ') },
    parts.map(part => element('i', { class: part.below ? 'hatched' : null, vars: { '--c': part.colour, 'flex': String(Math.max(0.002, part.share)) }, 'data-tip': part.name + ': ' + percent(part.share) })));
  if (!hasCallbacks) {
    append(costs, [element('div', { class: 'verdict blind' }, sign('blind'), 'Not recorded'), element('p', {}, of.noCallbacks), command('fltscope profile wprp')]);
  } else if (of.createShares) {
    const parts = shareParts();
    append(costs, [element('div', { class: 'verdict' }, of.costVerdict), shareBar(parts),
      element('div', { class: 'shares' }, parts.map(part => [swatch(part.colour), element('bdi', {}, part.name),
        element('span', { class: 'right dim', 'data-tip': exact(part.nanos) }, span(part.nanos / of.createShares.creates)), element('span', { class: 'right strong' }, percent(part.share))])),
      element('p', { class: 'hint' }, 'A create takes ' + span(of.createShares.totalNs / of.createShares.creates) + ', the mean of ' + whole(of.createShares.creates) + ': own time of each filter, before and after.')]);
  } else {
    append(costs, [element('div', { class: 'verdict' }, of.costVerdict), element('div', { class: 'shares' }, byTime.slice(0, 6).map(filter => [swatch(colour(filter.driver)), element('bdi', {}, bare(filter.driver)),
      element('span', { class: 'right dim' }, counted(filter.calls, 'callback')), element('span', { class: 'right strong', 'data-tip': exact(filter.ownNs) }, span(filter.ownNs))]))]);
  }
  if (hasCallbacks && over.ownTime.length) {
    costs.append(figure(bars(element('canvas'), 'own time of the filters over the trace', over.callbacks.map((value, bin) => over.ownTime.map(each => each.ownNs[bin])),
      over.ownTime.map(each => '--f' + place(each.filter))), 'Own time of the filters, over time'));
  }
  main.append(element('div', { class: 'answers' }, trust, wrong, costs));

  // ---- findings
  const findings = section('findings', 'Findings', of.createsSentence + ' Opens alike are one finding.');
  if (of.findings.length) {
    const severities = [...new Set(of.findings.map(finding => finding.severity))];
    let only = null;
    const tools = element('div', { class: 'tools', role: 'group', 'aria-label': 'severities' }, severities.map(severity => element('button', {
      class: 'button ' + severity, type: 'button', 'aria-pressed': 'false', on: {
        click(event) {
          only = only === severity ? null : severity;
          findAll('button', tools).forEach(button => button.setAttribute('aria-pressed', String(button === event.currentTarget && only !== null)));
          of.findings.forEach(finding => { cards[finding.fingerprint].hidden = only !== null && finding.severity !== only; });
        },
      },
    }, sign(severity), severity + ' ' + of.findings.filter(finding => finding.severity === severity).length)));
    find('.title', findings).append(tools);
    of.findings.forEach(finding => findings.append(card(finding)));
    if (of.findingsOmitted) {
      findings.append(element('p', { class: 'hint' }, whole(of.findingsOmitted) + ' more findings are in fltscope analyze --json.'));
    }
  } else {
    findings.append(element('div', { class: 'panel nothing ' + of.wrongVerdict.state }, sign(of.wrongVerdict.state), element('div', {}, element('h3', {}, of.wrongVerdict.text), element('p', {}, of.wrongRest))));
  }

  function card(finding) {
    const node = element('details', { class: 'panel finding ' + finding.severity, id: 'f-' + finding.fingerprint },
      element('summary', {}, element('span', { class: 'tag' }, sign(finding.severity), finding.tag),
        element('span', {}, element('span', { class: 'name' }, finding.title), element('span', { class: 'sure', 'data-tip': 'how sure this is' }, finding.confidence),
          element('span', { class: 'unseen' }, ', ' + finding.severity + ', '), element('br'), pathText(finding.path), element('span', { class: 'dim' }, ' by ', element('bdi', {}, finding.opener), ', oldest ' + span(finding.ageNs))),
        element('span', { class: 'count' }, element('b', {}, whole(finding.opens)), finding.opens === 1 ? 'open' : 'opens'), strip(finding)));
    let built = false;
    node.build = () => {
      if (!built) {
        built = true;
        node.append(cardBody(finding));
      }
    };
    node.addEventListener('toggle', () => { if (node.open) { node.build(); } });
    cards[finding.fingerprint] = node;
    return node;
  }

  function strip(finding) {
    const x = nanos => 1 + nanos / axis.end * 178;
    return shape('svg', { class: 'strip', viewBox: '0 0 180 24', width: 180, height: 24, role: 'img', 'aria-label': counted(finding.opens, 'open') + ', the first at ' + moment(finding.times[0], 1) + ', none has ended' },
      shape('path', { d: 'M0 17.5H180', stroke: 'var(--line)' }),
      data.losses.map(loss => shape('rect', { x: x(loss.fromNs), y: 3, width: Math.max(2, x(loss.toNs) - x(loss.fromNs)), height: 15, fill: 'var(--error)', opacity: 0.4 })),
      shape('rect', { x: x(finding.times[0]), y: 11, width: Math.max(2, 179 - x(finding.times[0])), height: 5, fill: 'var(--s)', opacity: 0.3 }),
      finding.times.map(time => shape('rect', { x: x(time) - 0.8, y: 5, width: 1.6, height: 11, fill: 'var(--s)' })));
  }

  function cardBody(finding) {
    const decided = finding.tests.find(test => test.outcome === 'yes');
    const marks = { no: '\u2013', yes: '\u2713', 'can not': '?', 'not tried': '' };
    const seen = who => finding.seenBy[who].map(bare);
    const filtersSeen = [...new Set([...seen('create'), ...seen('cleanup'), ...seen('close')])];
    const fact = (name, ...value) => [element('dt', {}, name), element('dd', {}, value)];
    return element('div', { class: 'body' },
      element('p', { class: 'says' }, finding.says),
      element('div', {}, element('h4', {}, finding.opens > 1 ? 'The life of the oldest' : 'Its life'), element('div', { class: 'life' }, life(finding))),
      element('div', { class: 'columns' },
        element('div', {}, element('div', {}, element('h4', {}, 'The open'), element('dl', { class: 'facts2' },
          fact('path', pathText(finding.path)), fact('opened', moment(finding.create.ns, 6) + ' by ', element('bdi', {}, finding.opener), finding.create.statusName && finding.create.statusName !== 'STATUS_SUCCESS' ? ', ' + finding.create.statusName : ''),
          fact('asked for', finding.asked), fact('since', finding.since), fact('FileObject', element('span', { class: 'mono' }, finding.fileObject || 'not known')),
          fact('class', finding.class + ', ' + finding.confidence),
          fact('id', element('a', { href: '#f-' + finding.fingerprint, class: 'mono' }, finding.fingerprint), ' ', element('button', { class: 'button', type: 'button', on: { click: () => copy(location.href.split('#')[0] + '#f-' + finding.fingerprint, 'link copied') } }, 'copy link')))),
        element('div', {}, element('h4', {}, 'Seen by'), filtersSeen.length ? element('table', {}, element('caption', { class: 'unseen' }, 'which filters saw the create, the cleanup and the close'),
          element('thead', {}, element('tr', {}, ['filter', 'create', 'cleanup', 'close'].map(text => element('th', { scope: 'col' }, text)))),
          element('tbody', {}, filtersSeen.map(name => element('tr', {}, element('th', { scope: 'row' }, element('bdi', {}, name)), ['create', 'cleanup', 'close'].map(who => element('td', {}, seen(who).includes(name) ? 'yes' : '\u2013')))))) : element('p', {}, 'No filter, or no callbacks were recorded.'))),
        element('div', {}, element('div', {}, element('h4', {}, 'Why this verdict'),
          element('div', { class: 'ladder', role: 'img', 'aria-label': finding.tests.length + ' tests in their order, decided by ' + (decided ? decided.name : 'none') },
            finding.tests.map(test => element('span', { class: test.outcome === 'yes' ? 'yes' : null, 'data-tip': test.name + ': ' + test.outcome + (test.reason ? ', ' + test.reason : '') }, marks[test.outcome]))),
          element('p', {}, finding.verdict)),
        finding.stack.length ? element('div', {}, element('h4', {}, 'Stack of the create'), element('div', { class: 'stack mono', tabindex: 0, role: 'region', 'aria-label': 'stack of the create' }, finding.stack.join('\n'))) : null),
        element('div', {}, element('div', {}, element('h4', {}, 'What to do'), element('p', {}, finding.doing)),
          finding.confirm.length ? element('div', {}, element('h4', {}, 'Confirm in the debugger'), finding.confirm.map(command)) : null,
          element('div', {}, element('h4', {}, 'Event by event'), command(finding.explain)))),
      element('details', {}, element('summary', {}, 'all ' + finding.tests.length + ' tests of the verdict, in their order'),
        element('ul', { class: 'tests' }, finding.tests.map(test => element('li', { class: test.outcome === 'yes' ? 'strong' : null }, element('span', {}, test.outcome), element('span', {}, test.name), element('span', { class: 'dim' }, test.reason,
          test.values.map(value => ' ' + value.name + ' ' + (value.unit === 'ns' ? span(value.value) : whole(value.value)))))))),
      finding.members.length > 1 ? element('details', {}, element('summary', {}, (finding.members.length < finding.opens ? 'the first ' + finding.members.length + ' of ' : 'all ') + finding.opens + ' opens of it'), table({
        name: 'opens of ' + finding.tag, rows: finding.members, first: 12, sort: [0, 1], columns: [
          { label: 'opened', unit: 's', right: true, value: row => row.ns / 1e9, show: row => (row.ns / 1e9).toFixed(3) },
          { label: 'path', kind: 'path', value: row => row.path ?? '', show: row => pathText(row.path ?? '') },
          { label: 'opened by', value: row => row.opener, show: row => element('bdi', {}, row.opener) },
          { label: 'FileObject', kind: 'mono', value: row => row.fileObject ?? '' }],
      }).node) : null);
  }

  // A life: what is known of an open from its create to the end of the trace. Gaps are not to scale; their lengths are said.
  function life(finding) {
    const points = [{ label: 'CREATE', ns: finding.create.ns, kind: 'create' }];
    if (finding.last && finding.last.ns > finding.create.ns) {
      points.push({ label: finding.last.operation + (finding.pendingRequests ? ', under way' : ''), ns: finding.last.ns, kind: finding.pendingRequests ? 'pending' : 'last' });
    }
    if (finding.cleanupNs !== null) {
      points.push({ label: 'CLEANUP', ns: finding.cleanupNs, kind: 'cleanup' });
    }
    data.milestones.filter(stone => stone.what === 'unloaded' && stone.ns > finding.create.ns).slice(0, 3).forEach(stone => points.push({ label: stone.name + ' unloaded', ns: stone.ns, kind: 'mark' }));
    data.losses.filter(loss => loss.toNs > finding.create.ns).slice(0, 3).forEach(loss => points.push({ label: 'events lost', ns: loss.toNs, kind: 'loss' }));
    points.sort((one, other) => one.ns - other.ns);
    points.push({ label: 'trace ends: no close', ns: of.endNs, kind: 'end' });
    const width = 1000;
    const x = index => 60 + index * (width - 200) / (points.length - 1);
    const node = shape('svg', { viewBox: '0 0 ' + width + ' 78', width: '100%', role: 'img', 'aria-label': points.map(point => point.label + ' at ' + moment(point.ns)).join(', ') });
    points.forEach((point, index) => {
      if (index > 0) {
        const gap = point.ns - points[index - 1].ns;
        const pending = points.some((before, at) => at < index && before.kind === 'pending');
        node.append(shape('path', { d: 'M' + (x(index - 1) + 7) + ' 40H' + (x(index) - 7), stroke: pending ? 'var(--s)' : 'var(--ink3)', 'stroke-width': 2, 'stroke-dasharray': pending ? '6 4' : null }));
        node.append(shape('text', { x: (x(index - 1) + x(index)) / 2, y: 34, 'text-anchor': 'middle' }, span(gap)));
      }
      node.append(shape('circle', { cx: x(index), cy: 40, r: 6, fill: point.kind === 'end' ? 'var(--panel)' : point.kind === 'loss' ? 'var(--error)' : 'var(--s)', stroke: 'var(--s)', 'stroke-width': 2 }));
      node.append(shape('text', { x: x(index), y: 16, 'text-anchor': 'middle', 'font-weight': 600 }, point.label));
      node.append(shape('text', { x: x(index), y: 66, 'text-anchor': 'middle' }, moment(point.ns)));
    });
    return node;
  }

  function openFinding(fingerprint) {
    const node = cards[fingerprint];
    if (node) {
      node.hidden = false;
      node.open = true;
      node.build();
      node.scrollIntoView({ block: 'start' });
      find('summary', node).focus({ preventScroll: true });
    }
  }

  // ---- opens over time
  const opens = data.opensOverTime;
  if (opens.alive.some(value => value > 0)) {
    const where = section('opens', 'Open files over time', 'All files that were open, and below them those that never end, by their class. A class that climbs is a leak.');
    const panel = element('div', { class: 'panel' });
    where.append(panel);
    const shown = new Set(of.classes.filter(each => !['none', 'info'].includes(each.severity)).map(each => each.class));
    panel.append(element('div', { class: 'tools', role: 'group', 'aria-label': 'classes shown' }, of.classes.map(each => element('button', {
      class: 'button', type: 'button', 'aria-pressed': String(shown.has(each.class)), 'data-tip': each.sentence, on: {
        click(event) {
          if (!shown.delete(each.class)) { shown.add(each.class); }
          event.currentTarget.setAttribute('aria-pressed', String(shown.has(each.class)));
          draw();
        },
      },
    }, swatch('var(' + classInk.get(each.class) + ')'), each.class + ' ' + whole(each.opens)))));
    const canvas = element('canvas');
    panel.append(element('div', {}, canvas));
    const rows = of.findings.slice(0, 20);
    const binOf = nanos => Math.max(0, Math.min(opens.alive.length - 1, Math.floor(nanos / opens.binNs)));
    const area = { alive: 56, stacked: 0, bottom: 0 };
    function draw() {
      const classes = of.classes.filter(each => shown.has(each.class));
      area.stacked = classes.length ? 150 : 0;
      area.bottom = 20 + area.alive + area.stacked;
      const [pen, width] = canvasOf(canvas, area.bottom + 26 + rows.length * 17);
      const left = gapLeft();
      const right = width - GAP_RIGHT;
      const first = binOf(axis.from);
      const last = binOf(axis.to);
      const band = (values, below, top, height, most, fill) => {
        pen.fillStyle = fill;
        pen.beginPath();
        for (let bin = first; bin <= last; bin++) {
          const y = top + height - (values[bin] + below[bin]) / most * height;
          pen.lineTo(Math.max(left, toX(bin * opens.binNs, width)), y);
          pen.lineTo(Math.min(right, toX((bin + 1) * opens.binNs, width)), y);
        }
        for (let bin = last; bin >= first; bin--) {
          const y = top + height - below[bin] / most * height;
          pen.lineTo(Math.min(right, toX((bin + 1) * opens.binNs, width)), y);
          pen.lineTo(Math.max(left, toX(bin * opens.binNs, width)), y);
        }
        pen.fill();
      };
      const none = opens.alive.map(() => 0);
      const most = Math.max(1, ...opens.alive);
      band(opens.alive, none, 6, area.alive, most, token('--k7'));
      pen.fillStyle = token('--ink3');
      pen.textAlign = 'right';
      pen.fillText(whole(most), left - 8, 10);
      pen.fillText('0', left - 8, area.alive + 4);
      pen.textAlign = 'left';
      pen.fillText('all open files at the end of each ' + span(opens.binNs).replace(NBSP, ' '), left + 6, 12);
      if (classes.length) {
        const below = [...none];
        const sums = none.map((value, bin) => classes.reduce((sum, each) => sum + each.alive[bin], 0));
        const highest = Math.max(1, ...sums) * 1.08;
        const top = area.alive + 20;
        const size = Math.max(1, step(highest, 4));
        for (let value = 0; value <= highest; value += size) {
          const y = top + area.stacked - value / highest * area.stacked;
          pen.fillStyle = token('--grid');
          pen.fillRect(left, y, right - left, 1);
          pen.fillStyle = token('--ink3');
          pen.textAlign = 'right';
          pen.fillText(whole(value), left - 8, y);
        }
        pen.textAlign = 'left';
        classes.forEach(each => {
          const ink = token(classInk.get(each.class));
          band(each.alive, below, top, area.stacked, highest, each.severity === 'unjudged' ? hatching(pen, ink) : ink);
          each.alive.forEach((value, bin) => { below[bin] += value; });
        });
      }
      drawOver(pen, width, 4, area.bottom, data);
      drawAxis(pen, width, area.bottom);
      rows.forEach((finding, index) => {
        const y = area.bottom + 24 + index * 17;
        pen.fillStyle = token('--' + (finding.severity === 'note' ? 'info' : finding.severity));
        pen.textAlign = 'right';
        pen.fillText(finding.tag, left - 8, y + 8);
        pen.textAlign = 'left';
        const from = Math.max(left, toX(finding.times[0], width));
        pen.globalAlpha = 0.25;
        pen.fillRect(from, y + 5, Math.max(1, right - from), 6);
        pen.globalAlpha = 1;
        finding.times.forEach(time => {
          const x = toX(time, width);
          if (x >= left && x <= right) { pen.fillRect(x - 0.8, y + 2, 1.6, 12); }
        });
      });
    }
    const rowAt = y => rows[Math.floor((y - area.bottom - 24) / 17)];
    timeChart(canvas, 'Open files over time', draw, (time, x, y, inside) => {
      const finding = rowAt(inside);
      Object.entries(cards).forEach(([key, node]) => node.classList.toggle('hot', finding !== undefined && key === finding.fingerprint));
      const bin = binOf(time);
      tip.show(x, y, finding ? element('b', {}, finding.tag + ' ' + finding.title) : element('b', {}, moment(time, 1)),
        element('div', {}, whole(opens.alive[bin]) + ' open files in all'), of.classes.filter(each => shown.has(each.class)).map(each => element('div', {}, whole(each.alive[bin]) + ' ' + each.class)),
        opens.filters.map(each => element('div', {}, whole(each.alive[bin]) + ' issued by ', element('bdi', {}, bare(each.filter)))));
    }, (x, y) => {
      const finding = rowAt(y);
      if (finding) { openFinding(finding.fingerprint); }
      return finding !== undefined;
    });
    canvas.addEventListener('pointerleave', () => Object.values(cards).forEach(node => node.classList.remove('hot')));
    panel.append(element('p', { class: 'hint' }, 'One row a finding: a mark where each open began; a click opens it. Drag to pick a range for the whole page, double-click for all. An application\u2019s open does not keep a filter from unloading; its own opens do.'));
  }

  // ---- latency over time
  const slow = data.slowest.callbacks;
  let mark = null;
  if (!hasCallbacks) {
    section('latency', 'Callback latency over time').append(nothingRecorded('Callbacks were not recorded', of.noCallbacks, 'fltscope profile wprp'));
  } else {
    const where = section('latency', 'Callback latency over time', 'Darker is more callbacks. Look for a second band above the usual one, and for stretches that rise.');
    const panel = element('div', { class: 'panel' });
    where.append(panel);
    const drivers = byTime.map(filter => filter.driver).filter(driver => over.series.some(each => same(each.filter, driver)));
    const functions = [...new Set(over.series.map(functionOf))];
    const picked = { driver: drivers[0], name: functions.includes('CREATE') ? 'CREATE' : '*', phase: 'pre' };
    const tools = element('div', { class: 'tools' });
    const canvas = element('canvas');
    const summary = element('div', { class: 'summary', 'aria-live': 'polite' });
    const start = bucket => bucket === 0 ? 0 : over.firstBucketNs * 2 ** (bucket / over.bucketsPerOctave);
    let grid = null;
    let low = 0;
    let high = over.buckets;
    let most = 1;
    let image = null;
    let counts = [];
    function pick() {
      const cells = new Uint32Array(bins * over.buckets);
      over.series.filter(each => same(each.filter, picked.driver) && (picked.name === '*' || functionOf(each) === picked.name) && (picked.phase === '*' || each.phase === picked.phase)).forEach(each => {
        let at = 0;
        for (let bin = 0; bin < bins; bin++) {
          const count = each.cells[at++];
          if (count > 0) {
            const first = each.cells[at++];
            for (let bucket = 0; bucket < count; bucket++) { cells[bin * over.buckets + first + bucket] += each.cells[at++]; }
          }
        }
      });
      grid = cells;
      low = over.buckets;
      high = 0;
      most = 1;
      cells.forEach((count, index) => {
        if (count > 0) {
          most = Math.max(most, count);
          low = Math.min(low, index % over.buckets);
          high = Math.max(high, index % over.buckets);
        }
      });
      low = Math.max(0, low - 1);
      high = Math.min(over.buckets, high + 2);
      if (high <= low) { low = 0; high = over.buckets; }
      image = null;
      counts = Array.from({ length: bins }, (value, bin) => cells.subarray(bin * over.buckets, (bin + 1) * over.buckets).reduce((sum, count) => sum + count, 0));
      panel.dataset.count = String(cells.reduce((sum, count) => sum + count, 0));
      drawTools();
      draw();
      summarize();
    }
    function drawTools() {
      const names = element('select', { class: 'field', 'aria-label': 'function', on: { change(event) { picked.name = event.target.value; pick(); remember(); } } },
        [['*', 'all functions'], ...functions.map(name => [name, name])].map(([value, label]) => element('option', { value }, label)));
      names.value = picked.name;
      tools.replaceChildren(choice('filter', drivers.map(driver => [driver ?? '', bare(driver), colour(driver)]), picked.driver ?? '', value => { picked.driver = value || null; pick(); remember(); }), names,
        choice('phase', [['pre', 'pre'], ['post', 'post'], ['*', 'both']], picked.phase, value => { picked.phase = value; pick(); remember(); }),
        element('span', { class: 'dim' }, 'at most ' + whole(most) + ' callbacks a cell'));
    }
    const channels = text => [1, 3, 5].map(at => parseInt(text.slice(at, at + 2), 16));
    function paint() {
      const shades = [0, 1, 2, 3, 4].map(index => channels(token('--h' + index)));
      const pixels = new ImageData(bins, high - low);
      for (let bin = 0; bin < bins; bin++) {
        for (let bucket = low; bucket < high; bucket++) {
          const count = grid[bin * over.buckets + bucket];
          if (count > 0) {
            const depth = most < 2 ? 4 : Math.log(count) / Math.log(most) * 4;
            const shade = Math.min(3, Math.floor(depth));
            const at = ((high - 1 - bucket) * bins + bin) * 4;
            for (let channel = 0; channel < 3; channel++) {
              pixels.data[at + channel] = shades[shade][channel] + (shades[shade + 1][channel] - shades[shade][channel]) * (depth - shade);
            }
            pixels.data[at + 3] = 255;
          }
        }
      }
      const scratch = document.createElement('canvas');
      scratch.width = bins;
      scratch.height = high - low;
      scratch.getContext('2d').putImageData(pixels, 0, 0);
      return scratch;
    }
    // The bucket, with a fraction, that a part of the callbacks does not exceed; null where there are none.
    function quantile(first, last, part) {
      let total = 0;
      for (let at = first * over.buckets; at < last * over.buckets; at++) { total += grid[at]; }
      if (total === 0) { return null; }
      const wanted = part * total;
      let below = 0;
      for (let bucket = 0; bucket < over.buckets; bucket++) {
        let count = 0;
        for (let bin = first; bin < last; bin++) { count += grid[bin * over.buckets + bucket]; }
        if (below + count >= wanted) { return bucket + (wanted - below) / count; }
        below += count;
      }
      return over.buckets;
    }
    const HEIGHT = 264;
    let theme = null;
    function draw() {
      if (grid === null) { return; }
      const [pen, width] = canvasOf(canvas, HEIGHT + 24);
      const left = gapLeft();
      const right = width - GAP_RIGHT;
      if (image === null || theme !== document.documentElement.dataset.theme) {
        theme = document.documentElement.dataset.theme;
        image = paint();
      }
      const y = bucket => HEIGHT - (bucket - low) / (high - low) * HEIGHT;
      pen.textAlign = 'right';
      for (let power = 2; power <= 10; power++) {
        const bucket = Math.log2(10 ** power / over.firstBucketNs) * over.bucketsPerOctave;
        if (bucket >= low && bucket <= high) {
          pen.fillStyle = token('--grid');
          pen.fillRect(left, y(bucket), right - left, 1);
          pen.fillStyle = token('--ink3');
          pen.fillText(span(10 ** power).replace('.0' + NBSP, NBSP), left - 6, Math.max(7, y(bucket)));
        }
      }
      pen.textAlign = 'left';
      pen.imageSmoothingEnabled = false;
      const first = axis.from / over.binNs;
      const count = (axis.to - axis.from) / over.binNs;
      pen.save();
      pen.beginPath();
      pen.rect(left, 0, right - left, HEIGHT);
      pen.clip();
      pen.drawImage(image, left - first / count * (right - left), 0, bins / count * (right - left), HEIGHT);
      // A percentile of a few callbacks is none: the lines are drawn where there are enough.
      [[0.5, '--p50', [], 20], [0.99, '--p99', [5, 3], 100]].forEach(([part, ink, dash, least]) => {
        [[token('--panel'), 3.5], [token(ink), 1.4]].forEach(([stroke, thick]) => {
          pen.strokeStyle = stroke;
          pen.lineWidth = thick;
          pen.setLineDash(dash);
          pen.beginPath();
          let drawn = false;
          for (let bin = 0; bin < bins; bin++) {
            const bucket = counts[bin] >= least ? quantile(bin, bin + 1, part) : null;
            const x = toX((bin + 0.5) * over.binNs, width);
            if (bucket === null) {
              drawn = false;
            } else if (drawn) {
              pen.lineTo(x, y(bucket));
            } else {
              pen.moveTo(x, y(bucket));
              drawn = true;
            }
          }
          pen.stroke();
        });
      });
      pen.restore();
      pen.setLineDash([]);
      pen.lineWidth = 1;
      drawOver(pen, width, 0, HEIGHT, data);
      if (mark !== null) {
        pen.strokeStyle = token('--accent');
        pen.lineWidth = 2;
        pen.beginPath();
        pen.moveTo(toX(mark, width), 0);
        pen.lineTo(toX(mark, width), HEIGHT);
        pen.stroke();
        pen.lineWidth = 1;
      }
      drawAxis(pen, width, HEIGHT);
    }
    const isOfPick = row => same(row.filter, picked.driver) && (picked.name === '*' || functionOf(row) === picked.name) && (picked.phase === '*' || row.phase === picked.phase);
    const inRange = row => !axis.range || (row.ns + row.durationNs >= axis.range[0] && row.ns <= axis.range[1]);
    const list = table({ name: 'slowest callbacks of the selection', rows: [], first: 10, sort: [0, -1], none: 'none of the slowest is here', columns: slowColumns(false), hover, more: slowMore });
    function summarize() {
      const first = axis.range ? Math.floor(axis.range[0] / over.binNs) : 0;
      const last = axis.range ? Math.min(bins, Math.ceil(axis.range[1] / over.binNs)) : bins;
      let count = 0;
      for (let at = first * over.buckets; at < last * over.buckets; at++) { count += grid[at]; }
      const about = part => {
        const bucket = quantile(first, last, part);
        return bucket === null ? '\u2013' : '\u2248' + NBSP + span(start(bucket));
      };
      summary.replaceChildren();
      append(summary, [element('b', {}, axis.range ? moment(first * over.binNs, 1) + ' to ' + moment(last * over.binNs, 1) : 'The whole trace'),
        element('span', {}, element('b', { id: 'selected' }, whole(count)), ' callbacks'), element('span', {}, 'p50 ', element('b', {}, about(0.5))), element('span', {}, 'p99 ', element('b', {}, about(0.99)))]);
      list.show(slow.filter(row => isOfPick(row) && inRange(row)));
    }
    axis.changed.push(() => { summarize(); remember(); });
    timeChart(canvas, 'Callback latency over time', draw, (time, x, y, inside) => {
      const bin = Math.min(bins - 1, Math.floor(time / over.binNs));
      const bucket = low + Math.floor((1 - inside / HEIGHT) * (high - low));
      const count = inside <= HEIGHT && bucket >= 0 && bucket < over.buckets ? grid[bin * over.buckets + bucket] : 0;
      tip.show(x, y, element('b', {}, moment(bin * over.binNs, 1)), element('div', {}, counted(count, 'callback') + ' of ' + span(start(bucket)) + ' to ' + span(start(bucket + 1))));
    });
    append(panel, [tools, element('div', {}, canvas), element('p', { class: 'hint' }, 'Line: half of the callbacks, dashed: 99 in 100, where there are enough of them. Drag over a stretch for its slowest callbacks. Keys: \u2190 \u2192 move, with Shift select, + zooms, \u2212 shows all, Esc clears. One column is ' + span(over.binNs) + '.'),
      over.stretches.length ? element('div', { class: 'tools' }, element('span', { class: 'dim' }, 'Slow stretches:'), over.stretches.map(stretch => element('button', {
        class: 'button', type: 'button', on: {
          click() {
            picked.driver = stretch.filter;
            picked.name = functionOf(stretch);
            picked.phase = stretch.phase;
            pick();
            setRange([stretch.fromNs, stretch.toNs]);
          },
        },
      }, swatch(colour(stretch.filter)), element('bdi', {}, bare(stretch.filter)), ' ' + functionOf(stretch) + ' ' + stretch.phase + ', ' + moment(stretch.fromNs, 1) + ' to ' + moment(stretch.toNs, 1) + ': ' + whole(stretch.over) + ' of ' + span(stretch.overNs) + ' and more'))) : null,
      summary, list.node]);
    let quiet = true;
    function remember() {
      if (!quiet) {
        const words = new URLSearchParams({ filter: bare(picked.driver), fn: picked.name, phase: picked.phase });
        if (axis.range) { words.set('t', axis.range.map(time => (time / 1e9).toFixed(3)).join('-')); }
        history.replaceState(null, '', '#latency?' + words);
      }
    }
    const recall = words => {
      const driver = drivers.find(each => same(bare(each), words.get('filter')));
      if (driver !== undefined) { picked.driver = driver; }
      picked.name = functions.includes(words.get('fn')) ? words.get('fn') : picked.name;
      picked.phase = ['pre', 'post', '*'].includes(words.get('phase')) ? words.get('phase') : picked.phase;
      pick();
      const times = (words.get('t') || '').split('-').map(text => Number(text) * 1e9);
      if (times.length === 2 && times.every(Number.isFinite)) { setRange(times); }
    };
    page.recall = words => { quiet = true; recall(words); quiet = false; };
    page.startLatency = () => { pick(); quiet = false; };
    function hover(row) { mark = row === null ? null : row.ns; drawCharts(); }
  }

  function slowColumns(withFilter) {
    return [
      { label: 'own time', unit: '\u00b5s', right: true, tip: 'time in the callback itself, with what it waits for, without other callbacks on its thread', value: row => row.ownNs / 1e3, show: row => element('span', { 'data-tip': exact(row.ownNs) }, micros(row.ownNs)) },
      { label: 'with inner', unit: '\u00b5s', right: true, tip: 'with the callbacks that ran inside it', value: row => row.durationNs / 1e3, show: row => micros(row.durationNs) },
      { label: 'at', unit: 's', right: true, value: row => row.ns / 1e9, show: row => (row.ns / 1e9).toFixed(6) },
      ...(withFilter ? [{ label: 'filter', value: row => bare(row.filter), show: row => element('span', {}, swatch(colour(row.filter)), ' ', element('bdi', {}, bare(row.filter))) }] : []),
      { label: 'function', value: functionOf },
      { label: 'phase', value: row => row.phase },
      { label: 'process', value: row => (row.image ?? '?') + ' ' + (row.processId ?? ''), show: row => [element('bdi', {}, row.image ?? '?'), element('span', { class: 'dim' }, ' ' + (row.processId ?? ''))] },
      { label: 'path', kind: 'path', value: row => row.path ?? '', show: row => row.path ? pathText(row.path) : element('span', { class: 'dim' }, 'not known') },
      { label: 'more', plain: true, value: row => row.stack.join(' < '), show: row => row.stack.length || row.nested ? element('button', { class: 'button more', type: 'button', 'aria-expanded': 'false', 'aria-label': 'stack and what ran inside' }, row.stack.length ? row.stack[0] : counted(row.nested, 'callback') + ' inside') : '' },
    ];
  }
  function slowMore(row) {
    return element('div', {}, row.longestNested ? element('p', {}, counted(row.nested, 'callback') + ' inside, the longest ', element('bdi', {}, bare(row.longestNested.filter)), ' ' + functionOf(row.longestNested) + ' ' + row.longestNested.phase + ' ' + span(row.longestNested.durationNs)) : null,
      row.stack.length ? element('div', { class: 'stack mono', tabindex: 0, role: 'region', 'aria-label': 'stack' }, row.stack.join('\n')) : element('p', { class: 'dim' }, 'No stack was recorded.'));
  }

  // ---- what filters cost
  const named = (driver, extra) => element('span', {}, swatch(colour(driver)), ' ', element('bdi', {}, bare(driver)), extra ? element('span', { class: 'dim' }, ' ' + extra) : null);
  if (hasCallbacks) {
    const where = section('cost', 'What each filter costs', 'Own time: what a filter spends in its callbacks, with what it waits for, without the filters below it.');
    where.append(table({
      name: 'filters', rows: filters, columns: [
        { label: 'filter', value: filter => bare(filter.driver), show: filter => named(filter.driver, filter.altitude ? '@' + filter.altitude : '') },
        { label: 'callbacks', right: true, value: filter => filter.calls, show: filter => whole(filter.calls) },
        { label: 'own time', unit: 'ms', right: true, value: filter => filter.ownNs / 1e6, show: filter => element('span', { 'data-tip': exact(filter.ownNs) }, digits(filter.ownNs / 1e6)) },
        { label: 'creates', right: true, tip: 'creates that came to the filter', value: filter => filter.createCalls, show: filter => whole(filter.createCalls) },
        { label: 'a create', unit: '\u00b5s', right: true, tip: 'own time before and after a create', value: filter => filter.createCalls ? filter.createOwnNs / filter.createCalls / 1e3 : 0, show: filter => filter.createCalls ? micros(filter.createOwnNs / filter.createCalls) : '\u2013' },
      ],
    }).node);
    const curves = element('div', { class: 'panel' }, element('h3', {}, 'How slow is slow?'), element('p', { class: 'hint' }, 'Percentiles of own time: a line that bends up early has many slow callbacks.'));
    const people = element('div', { class: 'panel' }, element('h3', {}, 'Whose work is it?'), element('p', { class: 'hint' }, 'Own time of the filters, by the program that caused it.'));
    where.append(element('div', { class: 'two' }, curves, people));
    drawCurves(curves);
    const programs = new Map();
    over.shares.forEach(share => {
      const name = share.program ?? 'not known';
      const sums = programs.get(name) || new Map();
      sums.set(share.filter, (sums.get(share.filter) || 0) + share.ownNs);
      programs.set(name, sums);
    });
    const list = [...programs].map(([name, sums]) => ({ name, sums, all: [...sums.values()].reduce((sum, value) => sum + value, 0) })).sort((one, other) => other.all - one.all);
    append(people, [element('ul', { class: 'people' }, list.slice(0, 12).map(program => element('li', {}, element('bdi', { class: 'who', 'data-tip': program.name }, program.name),
      element('span', { class: 'track', role: 'img', 'aria-label': [...program.sums].map(([driver, value]) => bare(driver) + ' ' + span(value)).join(', ') },
        [...program.sums].map(([driver, value]) => element('i', { vars: { '--c': colour(driver), width: value / list[0].all * 100 + '%' } }))),
      element('span', { class: 'right', 'data-tip': exact(program.all) }, span(program.all))))), list.length > 12 ? element('p', { class: 'hint' }, counted(list.length - 12, 'more program') + ' took ' + span(list.slice(12).reduce((sum, each) => sum + each.all, 0)) + '.') : null]);
    where.append(icicle());
  }

  function drawCurves(panel) {
    const functions = [...new Set(of.percentiles.map(functionOf))];
    const chosen = { name: functions.includes('CREATE') ? 'CREATE' : functions[0], phase: 'pre' };
    const tools = element('div', { class: 'tools' });
    const box = element('div');
    append(panel, [tools, box]);
    let plot = null;
    function draw() {
      const names = element('select', { class: 'field', 'aria-label': 'function of the curves', on: { change(event) { chosen.name = event.target.value; draw(); } } }, functions.map(name => element('option', { value: name }, name)));
      names.value = chosen.name;
      tools.replaceChildren(names, choice('phase of the curves', [['pre', 'pre'], ['post', 'post']], chosen.phase, value => { chosen.phase = value; draw(); }));
      const rows = of.percentiles.filter(row => functionOf(row) === chosen.name && row.phase === chosen.phase);
      if (plot) { plot.destroy(); plot = null; }
      box.replaceChildren();
      if (!rows.length) {
        box.append(element('p', { class: 'dim' }, 'There are none.'));
        return;
      }
      const places = rows[0].ns.map((value, index) => index / 10);
      const labels = ['0', '90', '99', '99.9', '99.99'];
      const axisStyle = { stroke: token('--ink3'), grid: { stroke: token('--grid') }, ticks: { stroke: token('--grid') }, font: '11.5px sans-serif' };
      plot = new uPlot({
        width: Math.max(240, box.clientWidth), height: 240, cursor: { drag: { x: false, y: false } }, legend: { live: false },
        scales: { x: { time: false }, y: { distr: 3 } },
        axes: [{ ...axisStyle, splits: () => [0, 1, 2, 3, 4], values: (self, splits) => splits.map(value => labels[value] + ' %') }, { ...axisStyle, size: 64, values: (self, splits) => splits.map(value => value === null ? '' : span(value)) }],
        series: [{ label: 'percentile' }, ...rows.map(row => ({ label: bare(row.filter), stroke: inkOf(row.filter), width: 2, points: { show: false } }))],
      }, [places, ...rows.map(row => row.ns.map(value => Math.max(1, value)))], box);
      box.setAttribute('role', 'img');
      box.setAttribute('aria-label', rows.map(row => bare(row.filter) + ': half below ' + span(row.ns[3]) + ', 99 in 100 below ' + span(row.ns[20])).join('; '));
    }
    drawings.push(draw);
  }

  // Where time goes: filter, function, program, path pattern, as bars below bars; a click goes in, the first row goes out.
  function icicle() {
    const root = { name: 'all filters', own: 0, children: new Map() };
    over.shares.forEach(share => {
      let node = root;
      node.own += share.ownNs;
      [bare(share.filter), functionOf(share), share.program ?? 'program not known', share.pattern ?? 'path not known'].forEach(name => {
        if (!node.children.has(name)) { node.children.set(name, { name, own: 0, parent: node, driver: node.driver ?? share.filter, children: new Map() }); }
        node = node.children.get(name);
        node.own += share.ownNs;
      });
    });
    const box = element('div', { class: 'icicle' });
    let top = root;
    const HEIGHT = 24;
    function draw() {
      const width = box.clientWidth;
      const nodes = [];
      let deepest = 0;
      const add = (node, x, wide, depth) => {
        deepest = Math.max(deepest, depth);
        nodes.push(element('button', {
          type: 'button', 'data-tip': node.name + ': ' + span(node.own) + ', ' + percent(node.own / root.own), vars: { '--c': node.driver === undefined ? 'var(--below)' : colour(node.driver), left: x + 'px', top: depth * HEIGHT + 'px', width: wide + 'px', height: HEIGHT + 'px' },
          'aria-label': node.name + ' ' + percent(node.own / root.own), on: {
            click() {
              top = node === top && node.parent ? node.parent : node;
              draw();
            },
          },
        }, wide > 34 ? element('bdi', {}, node.name + ' ' + percent(node.own / root.own)) : ''));
        let at = x;
        let rest = 0;
        [...node.children.values()].sort((one, other) => other.own - one.own).forEach(child => {
          const size = child.own / node.own * wide;
          if (size >= 14) {
            add(child, at, size, depth + 1);
            at += size;
          } else {
            rest++;
          }
        });
        if (rest && x + wide - at > 2) {
          deepest = Math.max(deepest, depth + 1);
          nodes.push(element('button', { type: 'button', disabled: true, 'aria-label': rest + ' more', 'data-tip': counted(rest, 'more part'), vars: { '--c': 'var(--below)', left: at + 'px', top: (depth + 1) * HEIGHT + 'px', width: x + wide - at + 'px', height: HEIGHT + 'px' } }, x + wide - at > 60 ? rest + ' more' : ''));
        }
      };
      if (root.own > 0) { add(top, 0, width, 0); }
      box.replaceChildren(...nodes);
      box.style.height = (deepest + 1) * HEIGHT + 'px';
    }
    drawings.push(draw);
    return element('div', { class: 'panel', vars: { 'margin-top': '16px' } }, element('h3', {}, 'Where does the time go?'), element('p', { class: 'hint' }, 'Width is own time: filter, function, program, path pattern. A click goes in; a click on the first row goes out.'), box);
  }

  // ---- the slowest
  if (slow.length) {
    const where = section('slowest', 'Slowest callbacks', 'The ' + whole(data.slowest.mostPerFilter) + ' longest of each filter in the whole trace.');
    where.append(table({ name: 'slowest callbacks', rows: slow, first: 15, sort: [0, -1], columns: slowColumns(true), more: slowMore, hover(row) { mark = row === null ? null : row.ns; drawCharts(); } }).node);
  }

  // ---- all numbers
  const numbers = section('numbers', 'All numbers', 'What the text report and --json say of this trace.');
  const block = (...children) => element('div', { vars: { 'margin-top': '16px' } }, children);
  const times = [['p50Ns', 'p50'], ['p90Ns', 'p90'], ['p99Ns', 'p99'], ['p999Ns', 'p99.9'], ['maxNs', 'max']].map(([key, label]) => ({ label, unit: '\u00b5s', right: true, value: row => row[key] / 1e3, show: row => element('span', { 'data-tip': exact(row[key]) }, micros(row[key])) }));
  const sums = [{ label: 'count', right: true, value: row => row.count, show: row => whole(row.count) }, ...times, { label: 'sum', unit: 'ms', right: true, tip: 'all of them together', value: row => row.sumNs / 1e6, show: row => digits(row.sumNs / 1e6) }];
  if (of.callbacks.length) {
    numbers.append(block(table({ name: 'callbacks', title: 'Callbacks', rows: of.callbacks, first: 12, sort: [10, -1], columns: [
      { label: 'filter', value: row => bare(row.filter), show: row => named(row.filter, row.instance === 2 ? 'instance 2' : '') }, { label: 'volume', value: row => row.volume ?? 'not known' },
      { label: 'function', value: functionOf }, { label: 'phase', value: row => row.phase }, ...sums] }).node));
  }
  if (of.operations.length) {
    numbers.append(block(table({ name: 'operations', title: 'Operations', rows: of.operations, columns: [{ label: 'operation', value: row => row.operation }, ...sums] }).node,
      element('p', { class: 'hint' }, 'From start to end as the FileInfo filter saw them: what lies below its altitude; on all volumes, by all processes.')));
  }
  if (data.slowest.operations.length) {
    numbers.append(block(table({ name: 'slowest operations', title: 'Slowest operations', rows: data.slowest.operations, first: 10, columns: [
      { label: 'operation', value: row => row.operation }, { label: 'took', unit: '\u00b5s', right: true, value: row => row.durationNs / 1e3, show: row => micros(row.durationNs) }, { label: 'at', unit: 's', right: true, value: row => row.ns / 1e9, show: row => (row.ns / 1e9).toFixed(6) },
      { label: 'process', value: row => (row.image ?? '?') + ' ' + (row.processId ?? ''), show: row => element('bdi', {}, (row.image ?? '?') + ' ' + (row.processId ?? '')) }, { label: 'path', kind: 'path', value: row => row.path ?? '', show: row => pathText(row.path ?? '') }] }).node));
  }
  if (of.requests.length) {
    numbers.append(block(table({ name: 'requests under way', title: 'Under way when the trace ended', rows: of.requests, first: 20, columns: [
      { label: 'filter', value: row => bare(row.filter), show: row => named(row.filter) }, { label: 'function', value: functionOf }, { label: 'where', tip: 'pre, post: in that callback; below: passed on and not back', value: row => row.where },
      { label: 'since', unit: 's', right: true, value: row => row.ageNs / 1e9, show: row => (row.ageNs / 1e9).toFixed(3) }, { label: 'path', kind: 'path', value: row => row.path ?? '', show: row => pathText(row.path ?? '') }] }).node));
  }
  numbers.append(block(table({ name: 'counts', title: 'Counts', rows: of.counts, first: 14, columns: [{ label: 'what', value: row => row.label, show: row => element('span', { 'data-tip': row.sentence }, row.label) }, { label: 'count', right: true, value: row => row.count, show: row => whole(row.count) }] }).node));
  document.body.append(element('footer', {}, element('span', {}, of.session), element('span', {}, of.omitted), element('span', {}, 'This page loads nothing from anywhere.')));

  // ---- the address: a finding, or a view of the latencies
  function go() {
    const address = decodeURIComponent(location.hash.slice(1));
    if (address.startsWith('f-')) {
      openFinding(address.slice(2));
    } else if (address.startsWith('latency?') && page.recall) {
      page.recall(new URLSearchParams(address.slice(8)));
      find('#latency').scrollIntoView();
    }
  }
  addEventListener('hashchange', go);
  addEventListener('beforeprint', () => findAll('.finding.error, .finding.warning').forEach(node => { node.open = true; node.build(); }));
  if (of.findings.length && ['error', 'warning'].includes(of.findings[0].severity)) {
    cards[of.findings[0].fingerprint].open = true;
  }
  if (page.startLatency) { page.startLatency(); }
  ready();
  go();
})();
