'use strict';
// The page of a gate or a comparison: the verdict first, then what changed, each run a dot, and what could not be judged.

(async function page() {
  const data = await unpack('data');
  const main = find('main');
  const gate = data.command === 'gate';
  const times = { ns: value => span(value) };
  const shown = (metric, value) => value === null ? '\u2013' : (times[metric.unit] || (number => digits(number)))(value);
  const change = ratio => ratio === null ? '\u2013' : (ratio >= 1 ? '+' : '\u2212') + percent(Math.abs(ratio - 1));
  const runs = list => list.length === 0 ? 'none' : counted(list.length, 'run') + ' (' + list[0].name + (list.length > 1 ? ' \u2026 ' + list[list.length - 1].name : '') + ')';
  const words = { regression: 'Regression', pass: 'Pass', inconclusive: 'Can not tell' };
  const outcomes = { regression: ['error', 'slower'], improvement: ['info', 'faster'], pass: ['ok', 'as before'], inconclusive: ['unjudged', 'can not tell'] };
  document.title = (gate ? 'Gate: ' + words[data.verdict] : 'Comparison') + ' \u2013 fltscope';

  main.append(element('div', { class: 'head' }, element('h1', {}, gate ? 'Gate' : 'Comparison'), element('div', { class: 'facts' },
    element('bdi', {}, 'now: ' + runs(data.now)), element('bdi', {}, 'before: ' + runs(data.before)))));

  const lossy = list => list.filter(run => run.lossy).length;
  const line = (state, what, text) => element('li', { class: state }, sign(state), element('span', { class: 'dim' }, what), element('span', {}, text));
  const machine = data.now.length ? data.now[0].machine : null;
  const comparable = element('div', { class: 'panel answer', id: 'comparable' }, element('h2', {}, 'Can they be compared?'),
    element('div', { class: 'verdict ' + (data.differences.some(each => !each.allowed) ? 'bad' : 'ok') }, sign(data.differences.some(each => !each.allowed) ? 'bad' : 'ok'), data.differences.some(each => !each.allowed) ? 'No: they differ' : data.before.length ? 'Yes' : 'There is nothing to compare with'),
    element('ul', { class: 'trust' }, machine ? line('ok', 'machine', machine.os + ', ' + counted(machine.processors, 'processor') + ', ' + machine.processorMhz + ' MHz') : null,
      line(lossy(data.now) + lossy(data.before) ? 'bad' : 'ok', 'lost', lossy(data.now) + lossy(data.before) ? 'events, in ' + counted(lossy(data.now) + lossy(data.before), 'run') : 'nothing, in no run'),
      data.differences.map(each => line(each.allowed ? 'gap' : 'bad', each.kind, (each.before === null ? '' : each.before + ', now ') + each.now + ', in ' + each.run + (each.allowed ? '; let through' : '')))));

  const part = data.metrics.filter(metric => metric.takesPart);
  const amounts = Object.keys(outcomes).map(key => [key, part.filter(metric => metric.outcome === key).length]).filter(each => each[1] > 0);
  const state = gate ? { regression: 'error', pass: 'ok', inconclusive: 'unjudged' }[data.verdict] : 'info';
  const verdict = element('div', { class: 'panel answer', id: 'verdict' }, element('h2', {}, gate ? 'Is the new build worse?' : 'What changed?'),
    element('div', { class: 'verdict-gate ' + state }, sign(state), gate ? words[data.verdict] : 'Compared'), element('p', {}, data.summary ?? 'Changes of medians over runs; a comparison has no verdict.'),
    element('ul', { class: 'headlines' }, amounts.map(([key, count]) => element('li', { class: outcomes[key][0] }, element('span', { class: 'line' }, sign(outcomes[key][0]), element('span', {}, element('b', {}, whole(count)), ' ' + outcomes[key][1]))))),
    element('p', { class: 'hint' }, counted(part.length, 'metric') + ' had enough events; ' + whole(data.metrics.length - part.length) + ' had not.'));

  const doing = element('div', { class: 'panel answer', id: 'doing' }, element('h2', {}, 'What now?'), element('div', { class: 'verdict' }, data.doing || (gate ? 'Nothing' : 'See what changed below')),
    data.doingCommand ? command(data.doingCommand) : null,
    data.budget.length ? element('ul', { class: 'trust' }, data.budget.map(each => line({ kept: 'ok', broken: 'error' }[each.state] || 'unjudged', each.state, each.text + (each.value === null ? '' : ': ' + whole(each.value)) + (each.reason ? ', ' + each.reason : '')))) : null,
    gate ? element('p', { class: 'hint' }, 'Exit code ' + data.exitCode + '.') : null);
  main.append(element('div', { class: 'answers' }, comparable, verdict, doing));

  // A metric: the runs of both sides as dots on one scale, in percent of the median before; the interval of the change as a bar.
  function dots(metric) {
    const before = metric.before.values;
    const now = metric.now.values;
    const all = [...before, ...now];
    const base = metric.before.median ?? metric.now.median;
    if (!all.length || !base) { return element('span', { class: 'dim' }, 'no runs'); }
    const effect = metric.minimumEffect ?? 0;
    const low = Math.min(1 - 2 * effect, ...all.map(value => value / base)) - 0.02;
    const high = Math.max(1 + 2 * effect, ...all.map(value => value / base), metric.change.high ?? 1) + 0.02;
    const x = ratio => 6 + (ratio - low) / (high - low) * 288;
    const [kind] = outcomes[metric.outcome];
    return shape('svg', { class: 'strip ' + kind, viewBox: '0 0 300 38', width: 300, height: 38, role: 'img', 'aria-label': metric.metric + ', before ' + before.map(value => shown(metric, value)).join(', ') + '; now ' + now.map(value => shown(metric, value)).join(', ') },
      shape('rect', { x: x(1 - effect), y: 2, width: Math.max(1, x(1 + effect) - x(1 - effect)), height: 34, fill: 'var(--grid)' }),
      shape('path', { d: 'M' + x(1) + ' 2V36', stroke: 'var(--ink3)' }),
      before.map(value => shape('circle', { cx: x(value / base), cy: 11, r: 3.2, fill: 'none', stroke: 'var(--ink2)', 'stroke-width': 1.3 })),
      metric.change.low !== null ? shape('path', { d: 'M' + x(metric.change.low) + ' 20H' + x(metric.change.high), stroke: 'var(--s)', 'stroke-width': 2 }) : null,
      now.map(value => shape('circle', { cx: x(value / base), cy: 29, r: 3.4, fill: 'var(--s)', 'fill-opacity': 0.75 })));
  }
  const order = { regression: 0, inconclusive: 1, improvement: 2, pass: 3 };
  const columns = [
    { label: 'metric', value: metric => metric.metric, show: metric => element('bdi', {}, metric.metric) },
    { label: 'outcome', value: metric => order[metric.outcome], csv: metric => metric.outcome, show: metric => element('span', { class: 'tag ' + outcomes[metric.outcome][0] }, sign(outcomes[metric.outcome][0]), outcomes[metric.outcome][1]) },
    { label: 'before', right: true, value: metric => metric.before.median ?? -1, show: metric => shown(metric, metric.before.median) },
    { label: 'now', right: true, value: metric => metric.now.median ?? -1, show: metric => shown(metric, metric.now.median) },
    { label: 'change', right: true, tip: 'of the medians, with its 95 % interval', value: metric => metric.change.ratio ?? 0, show: metric => [change(metric.change.ratio), metric.change.low === null ? '' : element('span', { class: 'dim' }, ' (' + change(metric.change.low) + ' .. ' + change(metric.change.high) + ')')] },
    { label: 'runs', plain: true, value: metric => metric.before.runs + ' / ' + metric.now.runs, show: dots },
    { label: 'why', value: metric => metric.why ?? '', show: metric => metric.why ?? '' },
  ];
  const changed = part.filter(metric => metric.outcome === 'regression' || metric.outcome === 'improvement');
  const first = section('changed', 'What changed beyond doubt', 'Each dot is one run: hollow before, filled now, in percent of the median before. The grey band does not count; the bar is the 95 % interval of the change.');
  first.append(changed.length ? table({ name: 'what changed', rows: changed, sort: [1, 1], columns }).node : nothingRecorded('Nothing changed beyond doubt', 'No metric moved further than what counts, with enough runs to say so.'));
  const unsure = part.filter(metric => metric.outcome === 'inconclusive');
  const second = section('unsure', 'What could not be judged', 'And how many runs would settle it.');
  second.append(unsure.length ? table({ name: 'what could not be judged', rows: unsure, first: 20, columns }).node : element('p', {}, 'Nothing: every metric with enough events was judged.'));
  const third = section('metrics', 'All metrics');
  third.append(table({ name: 'all metrics', rows: data.metrics, first: 20, sort: [1, 1], columns }).node);
  if (data.callbacks.length) {
    section('callbacks', 'Called more or less often').append(table({
      name: 'callbacks called more or less often', rows: data.callbacks, first: 20, columns: [
        { label: 'callback', value: row => row.filter + ' ' + row.majorFunction + ' ' + row.phase, show: row => element('bdi', {}, row.filter + ' ' + row.majorFunction + ' ' + row.phase) }, { label: 'kind', value: row => row.kind }, { label: 'unit', value: row => row.unit },
        { label: 'before', right: true, value: row => row.before.least, show: row => whole(row.before.least) + ' .. ' + whole(row.before.greatest) }, { label: 'now', right: true, value: row => row.now.least, show: row => whole(row.now.least) + ' .. ' + whole(row.now.greatest) }],
    }).node);
  }
  if (data.leaks.length) {
    section('leaks', 'Leaks').append(table({
      name: 'leaks', rows: data.leaks, first: 20, columns: [
        { label: 'fingerprint', value: row => row.fingerprint }, { label: 'new', value: row => row.new ? 'new' : 'as before' }, { label: 'class', value: row => row.class }, { label: 'by', value: row => row.filter ?? row.process ?? '', show: row => element('bdi', {}, row.filter ?? row.process ?? '') },
        { label: 'path', kind: 'path', value: row => row.path ?? '', show: row => pathText(row.path ?? '') }, { label: 'opens', right: true, value: row => row.opens, show: row => whole(row.opens) }],
    }).node);
  }
  document.body.append(element('footer', {}, element('span', {}, 'This page loads nothing from anywhere.')));
  ready();
})();
