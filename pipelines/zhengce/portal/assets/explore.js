/* The search page.  Data come as scripts, zcData(name, {rows, c: {column: …}}), so the page works
   from a disk, too; a column is {d: values, i: a number each row}, with p: to be put after that
   column's value, or a plain list.  Cells are built as nodes: no text of a document is markup. */
(function () {
  'use strict';
  var d = document, zc = window.zc, $ = zc.$, L = zc.L;
  var about = window.zcTables, release = window.zcRelease || { version: '', path: '' };
  var PAGE = 50, SHORT = 8, MOST = 200000, NONE = '∅';
  var state, table, data, cube, view, facets, texts, timer;
  var guard = new RegExp(about.formula), collator = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true });

  /* --- data --- */
  var waiting = {};
  window.zcData = function (name, found) { if (waiting[name]) waiting[name].found(found); };
  function load(name) {
    if (!waiting[name]) {
      var entry = waiting[name] = {};
      entry.promise = new Promise(function (resolve, reject) {
        entry.found = resolve;
        var s = d.createElement('script');
        s.src = 'data/' + name + '.js';
        s.onerror = function () { delete waiting[name]; reject(new Error(name)); };
        d.head.appendChild(s);
      });
    }
    return waiting[name].promise;
  }
  function value(c, i) {
    var k = data.c[c];
    if (!k) return null;
    if (!k.i) return k[i];
    var v = k.d[k.i[i]];
    return k.p && v !== null ? value(k.p, i) + v : v;
  }
  function joined(parts) {
    if (parts.length === 1) return parts[0];
    var out = { rows: 0, c: {} };
    parts.forEach(function (p) { out.rows += p.rows; });
    Object.keys(parts[0].c).forEach(function (name) {
      var first = parts[0].c[name], at = new Map(), k = { d: [], i: [], u: {} };
      if (first.p) k.p = first.p;
      parts.forEach(function (p) {
        var from = p.c[name], values = from.i ? from.d : from;
        var numbers = values.map(function (v, n) {
          if (!at.has(v)) { at.set(v, k.d.length); k.d.push(v); if (from.u && from.u[n]) k.u[at.get(v)] = from.u[n]; }
          return at.get(v);
        });
        if (from.i) from.i.forEach(function (n) { k.i.push(numbers[n]); });
        else numbers.forEach(function (n) { k.i.push(n); });
      });
      out.c[name] = k;
    });
    return out;
  }

  /* --- the address --- */
  function split(v) {
    return v ? v.split(',').map(function (x) { return x.replace(/%2C/g, ',').replace(/%25/g, '%'); }) : [];
  }
  function join(a) { return a.map(function (x) { return x.replace(/%/g, '%25').replace(/,/g, '%2C'); }).join(','); }
  function read() {
    var p = new URLSearchParams(location.search);
    state = { t: p.get('t') || 'duties', q: p.get('q') || '', sort: p.get('sort') || '', page: Math.max(1, parseInt(p.get('page'), 10) || 1), f: {} };
    if (!Object.prototype.hasOwnProperty.call(about.tables, state.t)) state.t = 'duties';
    table = about.tables[state.t];
    table.facets.forEach(function (f) { state.f[f.k] = split(p.get(f.k)); });
  }
  function keep() {
    var p = new URLSearchParams();
    if (state.t !== 'duties') p.set('t', state.t);
    if (state.q) p.set('q', state.q);
    table.facets.forEach(function (f) { if (state.f[f.k].length) p.set(f.k, join(state.f[f.k])); });
    if (state.sort) p.set('sort', state.sort);
    if (state.page > 1) p.set('page', state.page);
    var lang = new URLSearchParams(location.search).get('lang'), said;
    if (lang) p.set('lang', lang);
    said = p.toString();
    history.replaceState(null, '', location.pathname + (said ? '?' + said : ''));
  }

  /* --- which data are needed: one file, or those shards that the filters leave --- */
  function shards() {
    return (table.shards || []).filter(function (s) {
      return (!state.f.fn.length || state.f.fn.indexOf(s.fn === null ? NONE : s.fn) >= 0) &&
        (!state.f.place.length || !s.places || state.f.place.some(function (v) { return s.places.indexOf(v === NONE ? null : v) >= 0; }));
    });
  }
  function start() {
    var grid = $('#grid'), asked = state.t, need = [state.t];
    $('#t').value = state.t;
    $('#q').value = state.q;
    if ($('#fullbox')) $('#fullbox').hidden = !table.source;
    grid.setAttribute('aria-busy', 'true');
    if (table.missing) { tooMany(); drawn(); return Promise.resolve(); }
    if (table.shards) {
      need = shards();
      var rows = need.reduce(function (n, s) { return n + s.rows; }, 0);
      need = rows > MOST ? [] : [].concat.apply([], need.map(function (s) { return s.files; }));
    }
    var all = need.map(load);
    if (table.shards) all.push(load('cube'));
    return Promise.all(all).then(function (found) {
      if (asked !== state.t) return;
      cube = table.shards ? found.pop() : null;
      data = found.length ? joined(found) : null;
      prepare();
      frame();
      apply();
      grid.removeAttribute('aria-busy');
      drawn();
      performance.mark('zc-first-row');
    }).catch(function (error) {
      failed();
      if (window.console) console.error(error);
    });
  }

  /* --- filters: each value of a column once, then only numbers row by row --- */
  function prepared(f, source) {
    var k = source.c[f.c];
    if (!k) return null;
    var values = [], at = {}, of = [], list = k.i ? k.d : k;
    function number(v) {
      if (!Object.prototype.hasOwnProperty.call(at, v)) { at[v] = values.length; values.push(v); }
      return at[v];
    }
    for (var n = 0; n < list.length; n++) {
      var v = list[n];
      if (v === null || v === '') of.push([number(NONE)]);
      else if (f.split) of.push(String(v).split(';').map(number));
      else of.push([number(f.cut ? String(v).slice(0, f.cut) : String(v))]);
    }
    return { f: f, values: values, of: of, at: k.i || null };
  }
  function prepare() {
    facets = table.facets.map(function (f) { return data ? prepared(f, data) : null; });
  }
  function chosen(p) {
    var sel = state.f[p.f.k];
    if (!sel.length) return null;
    return p.values.map(function (v) {
      return sel.some(function (s) { return p.f.hidden ? v.indexOf(s) === 0 : v === s; });
    });
  }
  function finder(word) {
    var found = table.search.map(function (c) {
      var k = data.c[c];
      if (!k) return null;
      return (k.i ? k.d : k).map(function (v) { return v !== null && String(v).toLowerCase().indexOf(word) >= 0; });
    });
    var columns = table.search.map(function (c) { return data.c[c]; }), hits = null;
    if (texts) {
      hits = {};
      Object.keys(texts).forEach(function (id) { if (texts[id].toLowerCase().indexOf(word) >= 0) hits[id] = 1; });
    }
    return function (i) {
      for (var j = 0; j < found.length; j++) if (found[j] && found[j][columns[j].i ? columns[j].i[i] : i]) return true;
      return hits !== null && hits[clauseOf(i)] === 1;
    };
  }
  function clauseOf(i) {
    return data.c.clause_id ? value('clause_id', i) : value('document_id', i) + '#' + value('path', i);
  }
  function words() { return state.q.trim().split(/\s+/).filter(Boolean); }
  /* OR inside a filter, AND across; the counts of a filter heed all others */
  function count(ps, rows, weight, find) {
    var on = ps.map(function (p) { return p && chosen(p); }), passed = [];
    var counts = ps.map(function (p) { return p ? new Array(p.values.length).fill(0) : null; });
    for (var i = 0; i < rows; i++) {
      if (!find.every(function (w) { return w(i); })) continue;
      var missed = 0, which = -1, j, ids;
      for (j = 0; j < ps.length && missed < 2; j++) {
        if (!on[j]) continue;
        ids = ps[j].of[ps[j].at ? ps[j].at[i] : i];
        if (!ids.some(function (n) { return on[j][n]; })) { missed++; which = j; }
      }
      if (missed > 1) continue;
      if (!missed) passed.push(i);
      for (j = 0; j < ps.length; j++) {
        if (!ps[j] || (missed && j !== which)) continue;
        ids = ps[j].of[ps[j].at ? ps[j].at[i] : i];
        for (var n = 0; n < ids.length; n++) counts[j][ids[n]] += weight ? weight(i) : 1;
      }
    }
    return { passed: passed, counts: counts };
  }
  function apply() {
    var all = null;
    if (cube) {
      var sum = cube.c.n;
      all = table.facets.map(function (f) { return prepared(f, cube); });
      var found = count(all, cube.rows, function (i) { return sum.i ? sum.d[sum.i[i]] : sum[i]; }, []);
    }
    var own = data ? count(facets, data.rows, null, words().map(function (w) { return finder(w.toLowerCase()); })) : null;
    table.facets.forEach(function (f, j) {
      if (f.hidden) return;
      if (cube && all[j]) drawFacet(f, all[j].values, found.counts[j]);
      else if (own) drawFacet(f, facets[j].values, own.counts[j]);
      else drawFacet(f, [], []);
    });
    view = own ? own.passed : [];
    if (own) sort();
    draw();
  }
  function compare(a, b, type) {
    if (a === b) return 0;
    if (type === 'number') return parseFloat(a) - parseFloat(b);
    if (type === 'date') return a < b ? -1 : 1;
    return collator.compare(String(a), String(b));
  }
  function sort() {
    var by = state.sort || table.sort, falling = by.charAt(0) === '-', c = falling ? by.slice(1) : by;
    if (!Object.prototype.hasOwnProperty.call(data.c, c)) return;
    var k = data.c[c], type = (table.columns[c] || {}).type, values = k.i ? k.d : k, sign = falling ? -1 : 1;
    var rank = [];
    values.map(function (v, n) { return n; }).sort(function (a, b) {
      var x = values[a], y = values[b];
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
      return compare(x, y, type) * sign;
    }).forEach(function (n, place, order) {
      var before = order[place - 1];
      rank[n] = place && values[before] !== null && values[n] !== null && !compare(values[before], values[n], type) ? rank[before] : place;
    });
    view.sort(function (a, b) { return rank[k.i ? k.i[a] : a] - rank[k.i ? k.i[b] : b] || a - b; });
  }

  /* --- drawing --- */
  function el(tag, attributes, children) {
    var e = d.createElement(tag);
    Object.keys(attributes || {}).forEach(function (a) { if (attributes[a] !== null) e.setAttribute(a, attributes[a]); });
    [].concat(children === undefined ? [] : children).forEach(function (c) {
      e.appendChild(typeof c === 'string' ? d.createTextNode(c) : c);
    });
    return e;
  }
  function seen(s) { return s.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd'); }
  function lit(s) {
    var ws = words(), out = el('span', { lang: 'zh-Hans' });
    s = seen(s);
    if (!ws.length) { out.textContent = s; return out; }
    var any = new RegExp('(' + ws.map(function (w) { return w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'); }).join('|') + ')', 'gi');
    s.split(any).forEach(function (part, n) { if (part) out.appendChild(n % 2 ? el('mark', {}, part) : d.createTextNode(part)); });
    return out;
  }
  function named(c, v, labels) {
    var known = labels || (table.columns[c] && table.columns[c].labels) || (c === 'function' ? about.functions : null);
    return known && Object.prototype.hasOwnProperty.call(known, v) ? L(known[v][0], known[v][1]) : v;
  }
  function label(f, v) {
    if (v === NONE) return el('span', {}, L('（无）', '(none)'));
    var said = f.c === 'document_id' && data && data.c.title ? titles()[v] || v : named(f.c, v, f.labels);
    return el('span', { lang: said === v || f.c === 'document_id' ? 'zh-Hans' : null }, seen(said));
  }
  function titles() {
    if (data.titles) return data.titles;
    data.titles = {};
    var k = data.c.document_id, left = {};
    for (var i = 0; i < data.rows; i++) {
      var n = k.i ? k.i[i] : i;
      if (!left[n]) { left[n] = 1; data.titles[value('document_id', i)] = seen(value('title', i)); }
    }
    return data.titles;
  }
  function frame() {
    var box = $('#facets');
    box.textContent = '';
    table.facets.forEach(function (f) {
      if (!f.hidden) box.appendChild(el('fieldset', { class: 'facet', id: 'f-' + f.k }, [el('legend', {}, L(f.l[0], f.l[1])), el('div')]));
    });
  }
  function drawFacet(f, values, counts) {
    var box = d.getElementById('f-' + f.k), inside = $('div', box), by = {}, list = [], sel = state.f[f.k];
    values.forEach(function (v, n) { by[v] = counts[n]; if (counts[n]) list.push(v); });
    sel.forEach(function (v) { if (list.indexOf(v) < 0) list.push(v); });
    list.sort(function (a, b) {
      if (a === NONE || b === NONE) return a === NONE ? 1 : -1;
      return f.cut ? compare(a, b) : (by[b] || 0) - (by[a] || 0) || compare(a, b);
    });
    var open = box.getAttribute('data-open') === '1', shown = open ? list.slice(0, 500) : list.slice(0, SHORT);
    sel.forEach(function (v) { if (shown.indexOf(v) < 0) shown.push(v); });
    var focus = d.activeElement && inside.contains(d.activeElement) ? d.activeElement.value : null;
    inside.textContent = '';
    shown.forEach(function (v) {
      var input = el('input', { type: 'checkbox', 'data-f': f.k, value: v });
      input.checked = sel.indexOf(v) >= 0;
      inside.appendChild(el('label', { class: by[v] ? null : 'zero' }, [input, label(f, v), el('span', { class: 'c' }, String(by[v] || 0))]));
      if (v === focus) input.focus();
    });
    if (list.length > SHORT) inside.appendChild(el('button', { type: 'button', class: 'more', 'data-more': f.k, 'aria-expanded': open }, open ? L('收起', 'Show fewer') : L('全部 ' + list.length + ' 项', 'All ' + list.length)));
    if (!list.length) inside.appendChild(el('span', { class: 'muted small' }, '—'));
  }
  function pageOf(c, i) {
    var k = data.c[c], n = k.i && k.i[i], id = value(c, i);
    return k.u && k.u[n] ? k.u[n].split('/').map(encodeURIComponent).join('/') : 'documents/' + id.split('/').map(encodeURIComponent).join('/') + '.html';
  }
  function place(i) {
    var id = value('document_id', i), key = value(table.key, i);
    return pageOf('document_id', i) + '#' + encodeURIComponent(key.slice(id.length).replace(/^#/, ''));
  }
  function cell(c, i) {
    var v = value(c, i), about_ = table.columns[c] || {};
    if (v === null || v === '') return el('span', { class: 'muted' }, '—');
    if (c === 'role') return el('span', { class: 'tag s-' + v }, named(c, v));
    if (c === 'cited_document_id') return el('a', { href: pageOf(c, i) }, lit(v));
    if (about_.type === 'date' || about_.type === 'number') return el('span', { class: 'num' }, String(v));
    if (about_.labels || c === 'function') return el('span', {}, named(c, v));
    return lit(String(v));
  }
  function source(i) {
    var path = value('path', i);
    return el('a', { href: place(i) }, [lit(String(value('title', i))), ' ', el('span', { class: 'mono' }, path === null ? '' : String(path))]);
  }
  function draw() {
    var n = view.length, all = data ? data.rows : 0, pages = Math.max(1, Math.ceil(n / PAGE));
    state.page = Math.min(state.page, pages);
    $('#count').textContent = !data ? '' : n === all ? L('共 ' + all.toLocaleString() + ' 行', all.toLocaleString() + ' rows') :
      L(n.toLocaleString() + ' 行（共 ' + all.toLocaleString() + ' 行）', n.toLocaleString() + ' of ' + all.toLocaleString() + ' rows');
    zc.say('符合条件 ' + n + ' 行', n + ' rows match');
    $('#export').disabled = !n;
    $('#export').textContent = L('下载这 ' + n.toLocaleString() + ' 行 CSV', 'Download these ' + n.toLocaleString() + ' rows (CSV)');
    drawChips();
    if (!data) ask(); else if (!n) nothing(); else rows(n);
    drawPager(pages, n);
  }
  function drawChips() {
    var box = $('#chips'), active = 0;
    box.textContent = '';
    function chip(of, v, said) {
      box.appendChild(el('button', { type: 'button', 'data-un': of, value: v }, said.concat(' ', el('span', { 'aria-hidden': 'true' }, '×'), el('span', { class: 'vh' }, L('，去掉', ', remove')))));
    }
    table.facets.forEach(function (f) {
      state.f[f.k].forEach(function (v) { active++; chip(f.k, v, [L(f.l[0], f.l[1]) + L('：', ': '), label(f, v)]); });
    });
    if (state.q) chip('q', '', ['“' + seen(state.q) + '”']);
    if (active || state.q) box.appendChild(el('button', { type: 'button', 'data-un': '*' }, L('全部清除', 'Clear all')));
    $('#fsum').textContent = active ? '（' + active + '）' : '';
  }
  function say(strong, text, action) {
    var box = el('div', { class: 'empty' }, [el('p', {}, el('b', {}, strong)), el('p', {}, text)]);
    if (action) box.appendChild(el('p', {}, action));
    $('#out').textContent = '';
    $('#out').appendChild(box);
  }
  function whole() {
    return el('a', { class: 'btn', href: release.path + '/csv/' + state.t + '.csv', download: '' }, L('下载整表 CSV', 'Download the whole table (CSV)'));
  }
  function nothing() {
    if (!data.rows) { say(L('这张表没有行', 'This table has no rows'), '', whole()); return; }
    say(L('没有符合条件的行', 'No rows match'), L('试试去掉一个筛选条件，或用更短的词（如“审批”而不是“审批流程优化”）。部门改过名时请用“职能”筛选。', 'Remove a filter or try a shorter word. Departments change names: filter by function.'),
      el('button', { type: 'button', class: 'btn', 'data-un': '*' }, L('全部清除', 'Clear all')));
  }
  function drawn() { $('.ex').classList.add('drawn'); }
  function failed() {
    drawn();
    $('#grid').removeAttribute('aria-busy');
    say(L('数据没有载入', 'The data did not load'), L('请刷新；若仍失败，可直接下载整表 CSV。', 'Reload; if it still fails, download the whole table.'), whole());
    zc.say('数据没有载入', 'The data did not load');
  }
  function tooMany() {
    data = cube = null;
    view = [];
    frame();
    draw();
    $('#grid').removeAttribute('aria-busy');
    say(L('这张表太大，不能在网页中筛选', 'This table is too large to filter here'), L('请下载整表，或用 DuckDB 查询 Parquet 文件。', 'Download it, or query the Parquet file with DuckDB.'), whole());
  }
  function ask() {
    if (table.missing) return;
    say(L('先选一个职能或地区', 'Choose a function or a place first'), L('这张表有 ' + table.rows.toLocaleString() + ' 行；选定后载入相应部分。', 'The table has ' + table.rows.toLocaleString() + ' rows; the part you choose is loaded.'), whole());
  }
  function rows(n) {
    var from = (state.page - 1) * PAGE, to = Math.min(n, from + PAGE), sorted = state.sort || table.sort;
    var expand = table.source && $('#full'), head = el('tr', { role: 'row' });
    if (expand) head.appendChild(el('th', { role: 'columnheader' }, el('span', { class: 'vh' }, L('原文', 'Text'))));
    function title(c) { var l = table.columns[c].l; return L(l[0], l[1]); }
    table.shown.forEach(function (c) {
      var how = sorted === c ? 'ascending' : sorted === '-' + c ? 'descending' : 'none';
      head.appendChild(el('th', { role: 'columnheader', scope: 'col', 'aria-sort': how }, el('button', { type: 'button', 'data-sort': c }, title(c))));
    });
    if (table.source) head.appendChild(el('th', { role: 'columnheader', scope: 'col', class: 'plain' }, L('出处', 'Source')));
    var body = el('tbody', { role: 'rowgroup' });
    for (var x = from; x < to; x++) body.appendChild(row(x, from, expand, title));
    var l = table.l, made = el('table', { role: 'table', 'aria-rowcount': n }, [el('caption', { class: 'vh' }, L(l[0], l[1])), el('thead', { role: 'rowgroup' }, head), body]);
    $('#out').textContent = '';
    $('#out').appendChild(made);
  }
  function row(x, from, expand, title) {
    var i = view[x], tr = el('tr', { role: 'row', 'aria-rowindex': x + 1 });
    if (expand) tr.appendChild(el('td', { role: 'cell', class: 'xc' }, el('button', { type: 'button', class: 'xb', 'aria-expanded': 'false', 'data-x': i, 'aria-label': L('展开条款原文', 'Show the clause') }, '▸')));
    var same = x > from && table.source && state.t !== 'clauses' && clauseOf(view[x - 1]) === clauseOf(i);
    table.shown.forEach(function (c, j) {
      var type = (table.columns[c] || {}).type, cls = j ? (type === 'date' ? 'nw' : null) : 'mt' + (same && c === 'matter' ? ' rep' : '');
      tr.appendChild(el('td', { role: 'cell', class: cls, 'data-l': j ? title(c) : null }, cell(c, i)));
    });
    if (table.source) tr.appendChild(el('td', { role: 'cell', class: 'src', 'data-l': L('出处', 'Source') }, source(i)));
    return tr;
  }
  function drawPager(pages, n) {
    var box = $('#pager'), p = state.page;
    box.textContent = '';
    if (pages < 2) return;
    function to(page, said, off) {
      var b = el('button', { type: 'button', class: 'btn', 'data-p': page }, said);
      b.disabled = off;
      return box.appendChild(b);
    }
    to(p - 1, L('上一页', 'Previous'), p < 2);
    box.appendChild(el('span', { class: 'num' }, L('第 ' + p + ' / ' + pages + ' 页（' + ((p - 1) * PAGE + 1) + '–' + Math.min(n, p * PAGE) + '）', 'Page ' + p + ' of ' + pages)));
    to(p + 1, L('下一页', 'Next'), p >= pages);
  }

  /* --- the rows as CSV, as in the release: BOM, CRLF, formulas made harmless --- */
  function csv() {
    function quoted(v) {
      if (v === null) return '';
      if (typeof v !== 'string') return String(v);
      if (guard.test(v)) v = "'" + v;
      return /[",\r\n]/.test(v) ? '"' + v.replace(/"/g, '""') + '"' : v;
    }
    var text = Object.keys(table.columns).filter(function (c) { return table.columns[c].type !== 'number'; });
    var lines = ['\ufeff' + table.export.join(',')];
    view.forEach(function (i) {
      lines.push(table.export.map(function (c) {
        var v = value(c, i);
        return text.indexOf(c) < 0 ? (v === null ? '' : String(v)) : quoted(v);
      }).join(','));
    });
    return lines.join('\r\n') + '\r\n';
  }
  $('#export').addEventListener('click', function () {
    var link = URL.createObjectURL(new Blob([csv()], { type: 'text/csv;charset=utf-8' }));
    var a = el('a', { href: link, download: 'zhengce-' + release.version + '-' + state.t + '-' + view.length + '.csv' });
    d.body.appendChild(a);
    a.click();
    a.remove();
    setTimeout(function () { URL.revokeObjectURL(link); }, 4000);
    zc.say('已导出 ' + view.length + ' 行', 'Exported ' + view.length + ' rows');
  });

  /* --- what people do --- */
  function changed(reload) {
    state.page = 1;
    keep();
    return reload && table.shards ? start() : apply();
  }
  function search() { clearTimeout(timer); state.q = $('#q').value; changed(); }
  function typed() { clearTimeout(timer); timer = setTimeout(search, 160); }
  $('#q').addEventListener('input', function (e) { if (!e.isComposing) typed(); });
  $('#q').addEventListener('compositionend', typed);
  $('#sf').addEventListener('submit', function (e) { e.preventDefault(); search(); });
  $('#t').addEventListener('change', function (e) { location.href = 'explore.html?t=' + e.target.value; });
  if ($('#full')) $('#full').addEventListener('change', function (e) {
    if (!e.target.checked) { texts = null; apply(); return; }
    load('clause_text').then(function (found) { texts = found; apply(); }, failed);
  });
  d.addEventListener('change', function (e) {
    var f = e.target.getAttribute && e.target.getAttribute('data-f');
    if (!f) return;
    var list = state.f[f], v = e.target.value;
    if (e.target.checked) list.push(v); else list.splice(list.indexOf(v), 1);
    changed(f === 'fn' || f === 'place');
  });
  d.addEventListener('click', function (e) {
    var b = e.target.closest && e.target.closest('button');
    if (!b) return;
    var s = b.dataset;
    if (s.sort) {
      state.sort = state.sort === s.sort ? '-' + s.sort : state.sort === '-' + s.sort ? '' : s.sort;
      changed();
      var again = $('[data-sort="' + s.sort + '"]');
      if (again) again.focus();
    } else if (s.p) {
      state.page = +s.p;
      keep();
      draw();
      window.scrollTo(0, $('#grid').getBoundingClientRect().top + window.pageYOffset - 80);
      $('#grid').focus({ preventScroll: true });
    } else if (s.more) {
      var box = d.getElementById('f-' + s.more);
      box.setAttribute('data-open', box.getAttribute('data-open') === '1' ? '0' : '1');
      apply();
      var more = $('[data-more="' + s.more + '"]');
      if (more) more.focus();
    } else if (s.un) unchoose(s.un, b.value);
    else if (s.x) expand(b, +s.x);
  });
  function unchoose(of, v) {
    if (of === '*' || of === 'q') { state.q = ''; $('#q').value = ''; }
    if (of === '*') Object.keys(state.f).forEach(function (k) { state.f[k] = []; });
    else if (of !== 'q') state.f[of].splice(state.f[of].indexOf(v), 1);
    changed(true);
    $('#q').focus();
  }
  function expand(b, i) {
    var tr = b.closest('tr'), open = b.getAttribute('aria-expanded') === 'true';
    b.setAttribute('aria-expanded', String(!open));
    if (open) { tr.nextSibling.remove(); return; }
    var td = el('td', { role: 'cell', colspan: table.shown.length + 2 }, '…');
    tr.parentNode.insertBefore(el('tr', { role: 'row', class: 'xr' }, td), tr.nextSibling);
    load('clause_text').then(function (found) {
      td.textContent = '';
      td.appendChild(lit(found[clauseOf(i)] || ''));
      td.appendChild(d.createTextNode(' '));
      td.appendChild(el('a', { href: place(i) }, L('在文件中查看 →', 'Open in the document →')));
    }, function () { td.textContent = L('数据没有载入', 'The data did not load'); });
  }
  addEventListener('popstate', function () { read(); start(); });
  d.addEventListener('zc-lang', function () {
    if (table.missing) tooMany();
    else if (data || cube) { frame(); apply(); }
  });
  read();
  start();
})();
