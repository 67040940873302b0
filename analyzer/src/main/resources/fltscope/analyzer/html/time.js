'use strict';
// The one time axis of a page: every chart over time shows the same stretch, and a range that is picked in one holds for all.

const axis = { from: 0, to: 1, end: 1, range: null, cursor: null, charts: [], changed: [] };
const GAP_RIGHT = 12;
const gapLeft = () => innerWidth < 760 ? 44 : 64;
const toX = (nanos, width) => gapLeft() + (nanos - axis.from) / (axis.to - axis.from) * (width - gapLeft() - GAP_RIGHT);
function toTime(x, width) {
  const time = axis.from + (x - gapLeft()) / (width - gapLeft() - GAP_RIGHT) * (axis.to - axis.from);
  return Math.max(axis.from, Math.min(axis.to, time));
}
const drawCharts = () => axis.charts.forEach(draw => draw());

function step(length, most) {
  const power = 10 ** Math.floor(Math.log10(length / most));
  return [1, 2, 5, 10].map(factor => factor * power).find(size => length / size <= most) || power * 10;
}

function drawAxis(pen, width, y) {
  const size = step((axis.to - axis.from) / 1e9, width < 600 ? 4 : 10) * 1e9;
  pen.fillStyle = token('--ink3');
  pen.textAlign = 'center';
  for (let time = Math.ceil(axis.from / size) * size; time <= axis.to; time += size) {
    const x = toX(time, width);
    pen.fillRect(x, y - 1, 1, 4);
    if (x < width - 20) {
      pen.fillText('+' + Number((time / 1e9).toFixed(4)) + ' s', x, y + 11);
    }
  }
  pen.textAlign = 'left';
}

function hatching(pen, colour) {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 7;
  const ink = tile.getContext('2d');
  ink.strokeStyle = colour;
  ink.lineWidth = 1.6;
  ink.beginPath();
  ink.moveTo(-1, 8); ink.lineTo(8, -1); ink.moveTo(-1, 1); ink.lineTo(1, -1); ink.moveTo(6, 8); ink.lineTo(8, 6);
  ink.stroke();
  return pen.createPattern(tile, 'repeat');
}

/** Losses, unloads, the range and the cursor: the same on all charts. */
function drawOver(pen, width, top, bottom, data) {
  const left = gapLeft();
  const right = width - GAP_RIGHT;
  for (const loss of data.losses) {
    const from = Math.max(left, toX(loss.fromNs, width));
    const to = Math.min(right, Math.max(from + 3, toX(loss.toNs, width)));
    if (to > from) {
      pen.fillStyle = hatching(pen, token('--error'));
      pen.fillRect(from, top, to - from, bottom - top);
    }
  }
  pen.strokeStyle = token('--ink');
  pen.setLineDash([4, 3]);
  for (const stone of data.milestones) {
    const x = toX(stone.ns, width);
    if (stone.what === 'unloaded' && x >= left && x <= right) {
      pen.beginPath(); pen.moveTo(x, top); pen.lineTo(x, bottom); pen.stroke();
    }
  }
  pen.setLineDash([]);
  if (axis.range) {
    const from = Math.max(left, toX(axis.range[0], width));
    const to = Math.min(right, toX(axis.range[1], width));
    pen.globalAlpha = 0.62;
    pen.fillStyle = token('--bg');
    pen.fillRect(left, top, Math.max(0, from - left), bottom - top);
    pen.fillRect(to, top, Math.max(0, right - to), bottom - top);
    pen.globalAlpha = 1;
    pen.strokeStyle = token('--accent');
    pen.lineWidth = 1.5;
    pen.strokeRect(from, top, Math.max(1, to - from), bottom - top);
    pen.lineWidth = 1;
  }
  if (axis.cursor !== null) {
    const x = toX(axis.cursor, width);
    pen.strokeStyle = token('--accent');
    pen.beginPath(); pen.moveTo(x, top); pen.lineTo(x, bottom); pen.stroke();
  }
}

function showRange() {
  const node = find('#range');
  node.replaceChildren();
  const zoomed = axis.from > 0 || axis.to < axis.end;
  node.hidden = !axis.range && !zoomed;
  const button = (text, action) => element('button', { class: 'button', type: 'button', on: { click: action } }, text);
  if (axis.range) {
    append(node, [element('span', {}, moment(axis.range[0], 1) + ' to ' + moment(axis.range[1], 1)),
      button('zoom', zoomIn), button('clear', () => setRange(null))]);
  } else if (zoomed) {
    append(node, [element('span', {}, 'shown: ' + moment(axis.from, 1) + ' to ' + moment(axis.to, 1)), button('whole trace', wholeTrace)]);
  }
}
function setRange(range) {
  axis.range = range && range[1] > range[0] ? range : null;
  showRange();
  drawCharts();
  axis.changed.forEach(listener => listener());
}
function zoomIn() {
  if (axis.range) {
    [axis.from, axis.to] = axis.range;
    setRange(null);
  }
}
function wholeTrace() {
  axis.from = 0;
  axis.to = axis.end;
  setRange(null);
}

/** Makes a canvas a chart over time: pointer and keys pick ranges; hover(time, x, y, event) says what is there, press(x, y) opens it. */
function timeChart(canvas, name, draw, hover, press) {
  axis.charts.push(draw);
  drawings.push(draw);
  canvas.classList.add('time');
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', 'chart over time');
  canvas.setAttribute('aria-label', name + '. Arrow keys move, Shift and arrow keys select a range, plus zooms in, minus out, Escape clears.');
  let down = null;
  let anchor = null;
  const place = event => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top, box.width];
  };
  canvas.addEventListener('pointerdown', event => {
    const [x, , width] = place(event);
    if (event.button === 0 && x >= gapLeft()) {
      down = toTime(x, width);
      canvas.setPointerCapture(event.pointerId);
    }
  });
  canvas.addEventListener('pointermove', event => {
    const [x, y, width] = place(event);
    axis.cursor = x < gapLeft() ? null : toTime(x, width);
    if (down !== null && Math.abs(toX(down, width) - x) > 3) {
      const now = toTime(x, width);
      axis.range = [Math.min(down, now), Math.max(down, now)];
      tip.hide();
    }
    drawCharts();
    if (down === null && axis.cursor !== null) {
      hover(axis.cursor, event.clientX, event.clientY, y);
    }
  });
  canvas.addEventListener('pointerup', event => {
    const [x, y, width] = place(event);
    if (down !== null && Math.abs(toX(down, width) - x) > 3) {
      setRange(axis.range);
    } else if (!(press && press(x, y)) && down !== null) {
      setRange(null);
    }
    down = null;
  });
  canvas.addEventListener('pointerleave', () => { axis.cursor = null; tip.hide(); drawCharts(); });
  canvas.addEventListener('dblclick', wholeTrace);
  canvas.addEventListener('keydown', event => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault();
      const size = (axis.to - axis.from) / 128 * (event.ctrlKey ? 5 : 1);
      const was = axis.cursor ?? (axis.from + axis.to) / 2;
      const now = Math.max(axis.from, Math.min(axis.to, was + (event.key === 'ArrowRight' ? size : -size)));
      axis.cursor = now;
      if (event.shiftKey) {
        anchor = anchor ?? was;
        setRange([Math.min(anchor, now), Math.max(anchor, now)]);
      } else {
        anchor = null;
        drawCharts();
      }
      const box = canvas.getBoundingClientRect();
      hover(now, box.left + toX(now, box.width), box.top + box.height / 3, box.height / 3);
    } else if (event.key === 'Escape') {
      anchor = null;
      axis.cursor = null;
      setRange(null);
    } else if (event.key === '+' || event.key === '=') {
      zoomIn();
    } else if (event.key === '-') {
      wholeTrace();
    }
  });
}
