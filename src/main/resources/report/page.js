'use strict';
// The page is complete without this script, but for the drawing, sorting and copying.
(() => {
  // Tables: a click on a heading sorts, by number where all values are numbers.
  const asText = new Intl.Collator('en', { numeric: true });
  for (const table of document.querySelectorAll('table.sortable')) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') !== 'ascending';
        heads.forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const body = table.tBodies[0];
        const value = row => row.cells[column].textContent;
        body.append(...[...body.rows].sort((a, b) => (up ? 1 : -1) * asText.compare(value(a), value(b))));
      });
    });
  }

  for (const button of document.querySelectorAll('button.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = button.parentElement.querySelector('pre').textContent;
      const before = button.textContent;
      button.textContent = (await copied(text)) ? 'Copied' : 'Not allowed';
      setTimeout(() => { button.textContent = before; }, 1600);
    });
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  }
})();

(() => {
  const stage = document.getElementById('stage');
  if (!stage) return;
  const data = JSON.parse(document.getElementById('graph-data').textContent);
  const SVG = 'http://www.w3.org/2000/svg';
  const R = 15;
  const ROW = 48; // A circle and its name.
  const CELL = 104; // A name of 17 characters.
  const svg = stage.querySelector('svg');
  const world = svg.querySelector('#world');
  const panel = document.getElementById('panel');
  const legend = document.getElementById('legend');
  const viewChoice = document.getElementById('view');
  const search = document.getElementById('search');

  const nodes = data.nodes.map((node, index) => ({ ...node, index, links: [] }));
  const links = data.links.map(link => ({ ...link, a: nodes[link.from], b: nodes[link.to] }));
  for (const link of links) {
    link.a.links.push(link);
    link.b.links.push(link);
  }
  const searched = nodes.map(node =>
    [node.caption, data.kinds[node.kind].one, ...node.labels, ...node.accounts, ...Object.values(node.properties)]
      .join('\n').toLowerCase());

  let shown = { nodes: [], links: [], columns: [] };
  let hidden = new Set();
  let chosen = null;
  let place = { x: 0, y: 0, scale: 1 };

  function element(name, attributes, ...children) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function html(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function dot(kind) {
    const mark = element('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' });
    mark.append(element('circle', { cx: 6, cy: 6, r: 6, fill: data.kinds[kind].colour }));
    return mark;
  }

  // One question is drawn in columns, from cause to effect; all of them together by forces.
  function columnLayout(view, some, wires) {
    // Kinds that have no links among themselves stand in one column, whatever way leads there.
    const chained = new Set(wires.filter(({ a, b }) => a.kind === b.kind).map(({ a }) => a.kind));
    // Kinds from which no way leads on stand in the last one.
    const leading = new Set(wires.flatMap(({ a, b }) => a.depths[view] < b.depths[view] ? [a.kind] : [b.kind]));
    const last = Math.max(...some.map(node => node.depths[view]));
    const deepest = new Map();
    some.forEach(node => deepest.set(node.kind, Math.max(deepest.get(node.kind) ?? 0, node.depths[view])));
    const layers = [];
    for (const node of some) {
      const depth = chained.has(node.kind) ? node.depths[view] : leading.has(node.kind) ? deepest.get(node.kind) : last;
      (layers[depth] ??= []).push(node);
    }
    const near = neighbours(some, wires);
    // What has the same neighbours is set as one block of several columns where a layer is long.
    const used = layers.filter(Boolean).map((layer, x) => {
      layer.forEach(node => { node.layer = x; });
      layer.sort((one, other) => asOrder(one).localeCompare(asOrder(other)));
      const twins = Map.groupBy(layer, node => layer.length > 12 ? [...near.get(node)].map(other => other.index).sort().join() : node.index);
      const wide = layer.length > 12 ? Math.min(4, Math.ceil(layer.length / 12)) : 1;
      return [...twins.values()].map(members => ({
        members, wide: Math.min(wide, members.length), high: Math.ceil(members.length / wide) * ROW, layer: x, y: 0,
      }));
    });
    const blockOf = new Map(used.flat().flatMap(block => block.members.map(node => [node, block])));
    const besides = new Map(used.flat().map(block =>
      [block, block.members.flatMap(node => [...near.get(node)].map(other => blockOf.get(other)))]));
    // Neighbours side by side: each layer by the mean position of its neighbours, to and fro.
    used.forEach(layer => settle(layer.map(block => ({ block, want: 0 }))));
    for (let sweep = 0; sweep < 14; sweep++) {
      const forth = sweep % 2 === 0;
      for (const layer of forth ? used : [...used].reverse()) {
        settle(layer.map(block => {
          const others = besides.get(block).filter(other => forth ? other.layer < block.layer : other.layer > block.layer);
          const want = others.length ? others.reduce((sum, other) => sum + other.y, 0) / others.length : block.y;
          return { block, want };
        }));
      }
    }
    let x = 0;
    const heads = used.map(layer => {
      const width = (Math.max(...layer.map(block => block.wide)) - 1) * CELL;
      for (const { members, wide, high, y } of layer) {
        members.forEach((node, i) => {
          node.beside = wide > 1;
          node.x = x + (i % wide) * CELL;
          node.y = y - high / 2 + (Math.floor(i / wide) + .5) * ROW;
        });
      }
      const kinds = [...new Set(layer.flatMap(block => block.members).map(node => data.kinds[node.kind].many))];
      const head = { x: x + width / 2, name: kinds.length > 2 ? '' : kinds.join(', ') };
      x += width + 168;
      return head;
    });
    // Parts that do not hang together are set one below the other.
    let y = 0;
    const parts = connected(some, wires).map(part => ({ part, ...bounds(part, ROW / 2) })).sort((a, b) => a.y - b.y);
    for (const { part, y: from, h } of parts) {
      part.forEach(node => { node.y += y - from; });
      y += h;
    }
    const top = Math.min(...some.map(node => node.y)) - 44;
    return heads.map(head => ({ ...head, y: top }));
  }

  // Sets the blocks of a layer one below the other, each as near as it can be to where it wants to
  // be: blocks that would overlap become a group that stands at its mean (least squares).
  function settle(wishes) {
    const groups = [];
    wishes.sort((one, other) => one.want - other.want);
    for (const { block, want } of wishes) {
      let group = { blocks: [block], high: block.high, sum: want - block.high / 2 };
      while (groups.length && start(groups.at(-1)) + groups.at(-1).high > start(group)) {
        const above = groups.pop();
        group = {
          blocks: [...above.blocks, ...group.blocks],
          high: above.high + group.high,
          sum: above.sum + group.sum - group.blocks.length * above.high,
        };
      }
      groups.push(group);
    }
    for (const group of groups) {
      let y = start(group);
      for (const block of group.blocks) {
        block.y = y + block.high / 2;
        y += block.high;
      }
    }
  }

  const start = group => group.sum / group.blocks.length;

  const asOrder = node => node.accounts.join() + '\n' + node.kind + '\n' + node.caption;

  function connected(some, wires) {
    const near = neighbours(some, wires);
    const seen = new Set();
    const parts = [];
    for (const first of some) {
      if (seen.has(first)) continue;
      const part = [first];
      seen.add(first);
      for (const node of part) {
        for (const other of near.get(node)) {
          if (!seen.has(other)) { seen.add(other); part.push(other); }
        }
      }
      parts.push(part);
    }
    return parts;
  }

  function neighbours(some, wires) {
    const near = new Map(some.map(node => [node, new Set()]));
    for (const { a, b } of wires) {
      near.get(a).add(b);
      near.get(b).add(a);
    }
    return near;
  }

  function forceLayout(some, wires) {
    // Parts that do not hang together are laid out one by one and set side by side.
    const parts = connected(some, wires).sort((a, b) => b.length - a.length);
    parts.forEach(part => pull(part, wires.filter(wire => part.includes(wire.a))));
    pack(parts);
  }

  function pull(part, wires) {
    part.forEach((node, i) => {
      const angle = i * 2.399963; // The golden angle spreads any number of points evenly.
      node.x = 26 * Math.sqrt(i) * Math.cos(angle);
      node.y = 26 * Math.sqrt(i) * Math.sin(angle);
    });
    const steps = part.length > 250 ? 160 : 320;
    for (let step = 0; step < steps; step++) {
      const heat = 22 * (1 - step / steps);
      for (const node of part) { node.fx = -node.x * .006; node.fy = -node.y * .016; }
      for (let i = 0; i < part.length; i++) {
        for (let j = i + 1; j < part.length; j++) {
          const a = part[i], b = part[j];
          const dx = a.x - b.x, dy = (a.y - b.y) || .01;
          const square = Math.max(dx * dx + dy * dy, 60);
          const push = 14000 / square / Math.sqrt(square);
          a.fx += dx * push; a.fy += dy * push;
          b.fx -= dx * push; b.fy -= dy * push;
        }
      }
      for (const { a, b } of wires) {
        const dx = b.x - a.x, dy = b.y - a.y;
        const far = Math.hypot(dx, dy) || 1;
        const tug = (far - 84) / far * .09;
        a.fx += dx * tug; a.fy += dy * tug;
        b.fx -= dx * tug; b.fy -= dy * tug;
      }
      for (const node of part) {
        const force = Math.hypot(node.fx, node.fy) || 1;
        const move = Math.min(force * 2, heat) / force;
        node.x += node.fx * move;
        node.y += node.fy * move;
      }
    }
  }

  // Of several widths the one that fills the drawing best.
  function pack(parts) {
    const boxes = parts.map(part => ({ part, ...bounds(part, 46) }));
    const { width: wide, height: tall } = svg.getBoundingClientRect();
    const shape = wide / Math.max(tall, 1);
    const places = [1, 1.2, 1.4, 1.7, 2, 2.5, 3].map(factor => shelves(boxes, boxes[0].w * factor));
    places.sort((one, other) => Math.max(one.w, one.h * shape) - Math.max(other.w, other.h * shape));
    boxes.forEach((box, i) => {
      const { x, y } = places[0].corners[i];
      box.part.forEach(node => { node.x += x - box.x; node.y += y - box.y; });
    });
  }

  // Shelves as tall as their first part; smaller parts are stacked behind it.
  function shelves(boxes, width) {
    let x = 0, y = 0, shelf = boxes[0].h, top = 0, column = 0, w = 0;
    const corners = boxes.map(box => {
      if (top > 0 && top + box.h > shelf) { x += column; top = 0; column = 0; }
      if (x > 0 && x + box.w > width) { x = 0; y += shelf; shelf = box.h; top = 0; column = 0; }
      const corner = { x, y: y + top };
      top += box.h;
      column = Math.max(column, box.w);
      w = Math.max(w, x + column);
      return corner;
    });
    return { corners, w, h: y + shelf };
  }

  function bounds(some, margin) {
    const xs = some.map(node => node.x), ys = some.map(node => node.y);
    const x = Math.min(...xs) - margin, y = Math.min(...ys) - margin;
    return { x, y, w: Math.max(...xs) + margin - x, h: Math.max(...ys) + margin - y };
  }

  function wire(link) {
    const { a, b } = link;
    const dx = b.x - a.x, dy = b.y - a.y;
    const far = Math.hypot(dx, dy) || 1;
    const straight = shown.columns.length === 0 || Math.abs(dx) < 60;
    if (straight) {
      const x1 = a.x + dx / far * R, y1 = a.y + dy / far * R;
      const x2 = b.x - dx / far * (R + 7), y2 = b.y - dy / far * (R + 7);
      return { d: `M${x1} ${y1}L${x2} ${y2}`, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    }
    const way = Math.sign(dx);
    const x1 = a.x + way * R, x2 = b.x - way * (R + 7), middle = (x1 + x2) / 2;
    return { d: `M${x1} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${x2} ${b.y}`, x: middle, y: (a.y + b.y) / 2 };
  }

  // Both ends tell ids and names apart better than the start alone.
  function short(text, most) {
    const half = (most - 1) >> 1;
    return text.length > most ? text.slice(0, half) + '\u2026' + text.slice(-half) : text;
  }

  function draw() {
    world.replaceChildren();
    for (const { x, y, name } of shown.columns) {
      world.append(element('text', { x, y, class: 'column-name' }, name));
    }
    for (const link of shown.links) {
      link.path = element('path', { class: 'edge', 'marker-end': 'url(#tip)' });
      link.label = element('text', { class: 'edge-name' }, link.type);
      link.group = element('g', {}, link.path, link.label);
      world.append(link.group);
    }
    for (const node of shown.nodes) {
      const kind = data.kinds[node.kind];
      node.group = element('g', {
        class: 'node', tabindex: 0, role: 'button', 'aria-label': `${kind.one} ${node.caption}`,
      },
      element('circle', { class: 'halo', r: R + 4 }),
      element('circle', { class: 'disc', r: R, fill: kind.colour }),
      element('text', { class: 'glyph', y: 3 }, kind.mark),
      element('title', {}, `${kind.one}: ${node.caption}`));
      node.group.addEventListener('pointerenter', () => light(node));
      node.group.addEventListener('pointerleave', () => light(chosen));
      node.group.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(node); }
      });
      world.append(node.group);
    }
    // Above all circles, else a neighbour hides a name.
    for (const node of shown.nodes) {
      node.name = element('text', { class: 'name', 'aria-hidden': 'true' }, short(node.caption, shown.columns.length && !node.beside ? 24 : 17));
      world.append(node.name);
    }
    move();
    light(chosen);
  }

  function move() {
    for (const node of shown.nodes) {
      node.group.setAttribute('transform', `translate(${node.x} ${node.y})`);
      node.name.setAttribute('x', node.x);
      node.name.setAttribute('y', node.y + R + 12);
    }
    for (const link of shown.links) {
      const { d, x, y } = wire(link);
      link.path.setAttribute('d', d);
      link.label.setAttribute('x', x);
      link.label.setAttribute('y', y - 3);
    }
  }

  // What is bright: the node under the pointer and its neighbours, else what the search finds.
  function light(node) {
    const words = search.value.trim().toLowerCase();
    const bright = new Set();
    if (node) {
      bright.add(node);
      node.links.forEach(link => { bright.add(link.a); bright.add(link.b); });
    } else if (words) {
      shown.nodes.filter(one => searched[one.index].includes(words)).forEach(one => bright.add(one));
    }
    const all = !node && !words;
    for (const one of shown.nodes) {
      one.group.classList.toggle('faded', !all && !bright.has(one));
      one.name.classList.toggle('faded', !all && !bright.has(one));
      one.name.classList.toggle('bright', bright.has(one));
      one.group.classList.toggle('chosen', one === chosen);
    }
    for (const link of shown.links) {
      const touches = node && (link.a === node || link.b === node);
      link.group.classList.toggle('lit', Boolean(touches));
      link.group.classList.toggle('faded', !all && !touches && !(words && !node && bright.has(link.a) && bright.has(link.b)));
    }
    if (!node && words) {
      document.getElementById('found').textContent = bright.size + ' found';
    } else if (!words) {
      document.getElementById('found').textContent = '';
    }
  }

  function choose(node) {
    chosen = node === chosen ? null : node;
    light(chosen);
    describe();
  }

  function describe() {
    if (!chosen) {
      panel.replaceChildren(
        html('h3', '', viewChoice.selectedOptions[0].textContent),
        html('p', 'soft', `${count(shown.nodes.length, 'node')}, ${count(shown.links.length, 'relationship')}.`),
        html('p', 'soft', 'Choose a node to read its properties and to walk to its neighbours.'),
        ...(data.truncated.includes(viewChoice.value) || (viewChoice.value === 'all' && data.truncated.length)
          ? [html('p', 'soft', 'There are more paths than a drawing can show; the tables have all of them.')] : []));
      return;
    }
    const kind = data.kinds[chosen.kind];
    const title = html('p', 'kind');
    title.append(dot(chosen.kind), kind.one);
    const list = html('dl', '');
    if (chosen.accounts.length) {
      list.append(html('dt', '', 'Account'), html('dd', '', chosen.accounts.length > 1 ? 'several' : chosen.accounts[0]));
    }
    for (const [name, value] of Object.entries(chosen.properties)) {
      list.append(html('dt', '', name), html('dd', 'mono', value));
    }
    const near = html('ul', '');
    const visible = new Set(shown.links);
    for (const link of chosen.links.filter(one => visible.has(one))) {
      const out = link.a === chosen;
      const other = out ? link.b : link.a;
      const button = html('button', '', other.caption);
      button.type = 'button';
      button.addEventListener('click', () => { choose(other); other.group.focus({ preventScroll: true }); });
      near.append(html('li', '', html('span', 'type', `${out ? '' : '\u2190 '}${link.type}${out ? ' \u2192' : ''} `),
        html('br', ''), button));
    }
    const close = html('button', 'button', 'Back');
    close.type = 'button';
    close.addEventListener('click', () => choose(chosen));
    panel.replaceChildren(title, html('h3', '', chosen.caption), list, html('h4', '', 'Connected to'), near, html('p', '', close));
    panel.scrollTop = 0;
  }

  const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

  function drawLegend(of) {
    const counts = new Map();
    of.forEach(node => counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1));
    legend.replaceChildren(...[...counts.keys()].sort((a, b) => a - b).map(kind => {
      const button = html('button', '', dot(kind), data.kinds[kind].many, html('span', 'n', String(counts.get(kind))));
      button.type = 'button';
      button.setAttribute('aria-pressed', String(!hidden.has(kind)));
      button.addEventListener('click', () => {
        hidden.has(kind) ? hidden.delete(kind) : hidden.add(kind);
        button.setAttribute('aria-pressed', String(!hidden.has(kind)));
        filter();
      });
      return button;
    }));
  }

  const inView = (thing, view) => view === 'all' || view in thing.depths;

  function open(view) {
    hidden = new Set();
    chosen = null;
    const some = nodes.filter(node => inView(node, view));
    const wires = links.filter(link => view === 'all' || link.views.includes(view));
    shown = { nodes: some, links: wires, columns: [] };
    if (view === 'all') forceLayout(some, wires);
    else shown.columns = columnLayout(view, some, wires);
    drawLegend(some);
    draw();
    describe();
    fit();
  }

  function filter() {
    const view = viewChoice.value;
    const some = nodes.filter(node => inView(node, view) && !hidden.has(node.kind));
    const kept = new Set(some);
    shown = {
      nodes: some,
      links: links.filter(link => (view === 'all' || link.views.includes(view)) && kept.has(link.a) && kept.has(link.b)),
      columns: shown.columns,
    };
    if (chosen && !kept.has(chosen)) chosen = null;
    draw();
    describe();
  }

  function fit() {
    if (!shown.nodes.length) return;
    const box = bounds(shown.nodes, 52);
    if (shown.columns.length) {
      const side = Math.max(22, ...shown.columns.map(head => head.name.length * 3.4 - 52));
      box.x -= side; box.w += 2 * side; box.y -= 26; box.h += 26;
    }
    // As tall as the drawing needs at full width; the hint stands below it.
    const wide = svg.getBoundingClientRect().width;
    stage.style.setProperty('--tall', `${Math.round(Math.min(620, Math.max(380, box.h * Math.min(wide / box.w, 1.45) + 30)))}px`);
    const { width, height } = svg.getBoundingClientRect();
    const free = height - 22;
    const scale = Math.min(width / box.w, free / box.h, 1.45);
    place = { scale, x: (width - box.w * scale) / 2 - box.x * scale, y: (free - box.h * scale) / 2 - box.y * scale };
    put();
  }

  function put() {
    world.setAttribute('transform', `translate(${place.x} ${place.y}) scale(${place.scale})`);
    // Names that nobody can read only hide the lines.
    svg.classList.toggle('far', place.scale < .6);
  }

  function zoom(factor, x, y) {
    const { width, height } = svg.getBoundingClientRect();
    const at = { x: x ?? width / 2, y: y ?? height / 2 };
    const scale = Math.min(6, Math.max(.08, place.scale * factor));
    place = {
      scale,
      x: at.x - (at.x - place.x) * scale / place.scale,
      y: at.y - (at.y - place.y) * scale / place.scale,
    };
    put();
  }

  // Dragging a node moves it, dragging the ground moves everything, a click chooses.
  let drag = null;
  svg.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    const group = event.target.closest('.node');
    drag = { x: event.clientX, y: event.clientY, node: group && shown.nodes.find(node => node.group === group), moved: false };
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener('pointermove', event => {
    if (!drag) return;
    const dx = event.clientX - drag.x, dy = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < 4) return;
    drag = { ...drag, x: event.clientX, y: event.clientY, moved: true };
    svg.classList.add('moving');
    if (drag.node) {
      drag.node.x += dx / place.scale;
      drag.node.y += dy / place.scale;
      move();
    } else {
      place.x += dx;
      place.y += dy;
      put();
    }
  });
  svg.addEventListener('pointerup', () => {
    if (drag && !drag.moved && (drag.node || chosen)) choose(drag.node ?? chosen);
    drag = null;
    svg.classList.remove('moving');
  });
  svg.addEventListener('pointercancel', () => { drag = null; svg.classList.remove('moving'); });
  // The wheel alone scrolls the page; with Ctrl or Command, or two fingers on a pad, it zooms.
  svg.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * .0035), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  document.getElementById('zoom-in').addEventListener('click', () => zoom(1.3));
  document.getElementById('zoom-out').addEventListener('click', () => zoom(1 / 1.3));
  document.getElementById('zoom-fit').addEventListener('click', fit);
  viewChoice.addEventListener('change', () => open(viewChoice.value));
  search.addEventListener('input', () => { chosen = null; light(null); describe(); });
  for (const button of document.querySelectorAll('button.show-graph')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      viewChoice.value = button.dataset.view;
      open(viewChoice.value);
      document.getElementById('graph').scrollIntoView();
    });
  }
  addEventListener('resize', fit);
  open(viewChoice.value);
})();
