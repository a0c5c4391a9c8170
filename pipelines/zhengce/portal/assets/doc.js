/* On a document's page: the panel, made of the rows below each clause; toggles; the outline. */
(function () {
  'use strict';
  var d = document, zc = window.zc, $ = zc.$, $$ = zc.$$, L = zc.L;
  var panel = $('#panel'), body = $('#panel-body');
  var start = Array.prototype.slice.call(body.childNodes), last = null, shown = null;

  function el(tag, cls, text) {
    var e = d.createElement(tag);
    if (cls) e.className = cls;
    if (text !== undefined) e.textContent = text;
    return e;
  }
  function word(zh, en) {
    var e = el('span');
    e.appendChild(el('span', 'zh', zh));
    e.appendChild(el('span', 'en', en));
    e.lastChild.lang = 'en';
    return e;
  }
  function copyOf(from, to) {
    Array.prototype.forEach.call(from.childNodes, function (n) { to.appendChild(n.cloneNode(true)); });
    if (from.hasAttribute('data-t')) to.setAttribute('data-t', from.getAttribute('data-t'));
    if (from.zcZh !== undefined) to.zcZh = from.zcZh;
    $$('[data-t]', from).forEach(function (e, i) { $$('[data-t]', to)[i].zcZh = e.zcZh; });
    return to;
  }
  function nameOf(a) { return decodeURIComponent(a.getAttribute('href').slice(1)); }
  function spansOf(name) { return $$('a.s').filter(function (a) { return nameOf(a) === name; }); }
  function href(name) {
    return '#' + encodeURIComponent(name).replace(/%(2F|40|24|3F|3A)/g, decodeURIComponent);
  }
  function clear() {
    $$('.s.on').forEach(function (e) { e.classList.remove('on'); });
    body.textContent = '';
  }
  function show(name, focus) {
    var row = d.getElementById('r:' + name), span = d.getElementById(name);
    if (!row) return;
    clear();
    shown = name;
    spansOf(name).forEach(function (e) { e.classList.add('on'); });
    var heads = $$('th', row.closest('table')), title = el('h2'), said = row.cells[0].textContent;
    title.appendChild(word('这处标注的数据', 'The row of this highlight'));
    body.appendChild(title);
    if (span) body.appendChild(el('p', 'q')).appendChild(el('span', span.className.replace(/\bon\b/, ''), said));
    var facts = el('dl');
    Array.prototype.forEach.call(row.cells, function (cell, i) {
      if (!cell.textContent.trim()) return;
      facts.appendChild(copyOf(heads[i], el('dt')));
      facts.appendChild(copyOf(cell, el('dd')));
    });
    facts.appendChild(el('dt')).appendChild(word('标识', 'Identifier'));
    facts.appendChild(el('dd', 'mono', panel.getAttribute('data-document') + (name.charAt(0) === '?' ? '' : '#') + name));
    facts.appendChild(el('dt')).appendChild(word('位置', 'Offsets'));
    facts.appendChild(el('dd', 'mono', row.getAttribute('data-at')));
    body.appendChild(facts);
    others(row);
    actions(row, name);
    panel.classList.add('open');
    if (focus) panel.focus({ preventScroll: true });
    zc.say('所选数据：' + said, 'Selected row: ' + said);
  }
  function others(row) {
    var rows = $$('tr[id]', row.closest('details')).filter(function (r) { return r !== row; });
    if (!rows.length) return;
    body.appendChild(el('p', 'small muted')).appendChild(word('同一条款的其他数据', 'Other rows of this clause'));
    var list = body.appendChild(el('ul'));
    rows.slice(0, 14).forEach(function (r) {
      var a = list.appendChild(el('li')).appendChild(el('a', 'other', r.cells[0].textContent));
      a.href = href(r.id.slice(2));
    });
  }
  function actions(row, name) {
    var box = body.appendChild(el('div', 'acts')), copy = box.appendChild(el('button', 'btn'));
    copy.type = 'button';
    copy.setAttribute('data-copy', location.href.split('#')[0] + href(name));
    copy.appendChild(word('复制链接', 'Copy link'));
    var link = $('a[href*="functions/"]', row);
    if (!link) return;
    var all = box.appendChild(el('a', 'btn'));
    all.href = link.href;
    all.appendChild(word('这类部门的全部职责', 'All duties of this function'));
  }
  function close() {
    clear();
    shown = null;
    start.forEach(function (n) { body.appendChild(n); });
    panel.classList.remove('open');
    if (last) last.focus();
  }
  function named() { try { return decodeURIComponent(location.hash.slice(1)); } catch (e) { return ''; } }
  d.addEventListener('click', function (e) {
    var a = e.target.closest && e.target.closest('a.s');
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    last = a;
    history.replaceState(null, '', a.getAttribute('href'));
    show(named(), e.detail === 0);
  });
  $('#panel-x').addEventListener('click', close);
  d.addEventListener('keydown', function (e) { if (e.key === 'Escape' && shown !== null) close(); });
  d.addEventListener('zc-lang', function () { zc.translate(panel); });
  function fromAddress() {
    var name = named(), span = name && d.getElementById(name);
    if (!name || !d.getElementById('r:' + name)) return;
    show(name);
    if (span) span.scrollIntoView({ block: innerWidth < 1100 ? 'start' : 'center' });
  }
  addEventListener('hashchange', fromAddress);
  fromAddress();

  /* which kinds are marked stands in the address: ?hide=cite,support */
  var text = $('.text'), boxes = $$('.kinds input');
  var hidden = (new URLSearchParams(location.search).get('hide') || '').split(',');
  function mark() {
    boxes.forEach(function (b) { text.classList.toggle('off-' + b.value, !b.checked); });
  }
  boxes.forEach(function (b) {
    b.checked = hidden.indexOf(b.value) < 0;
    b.addEventListener('change', function () {
      var off = boxes.filter(function (x) { return !x.checked; }).map(function (x) { return x.value; });
      var here = new URL(location.href);
      if (off.length) here.searchParams.set('hide', off.join(',')); else here.searchParams.delete('hide');
      history.replaceState(null, '', here);
      mark();
    });
  });
  mark();

  /* the outline follows reading */
  var links = {}, current = null, inView = {};
  $$('.outline a').forEach(function (a) { links[nameOf(a)] = a; });
  function follow() {
    var here = $$('.cl').filter(function (c) { return inView[c.id]; });
    var under = here.filter(function (c) { return c.getBoundingClientRect().top <= 170; });
    var first = under[under.length - 1] || here[0];
    if (!first || first.id === current) return;
    if (links[current]) links[current].removeAttribute('aria-current');
    current = first.id;
    var link = links[current], side = link && link.closest('.side');
    if (!link) return;
    link.setAttribute('aria-current', 'true');
    // under a pointer it stays: a link must not move from below a click
    if (getComputedStyle(side).position !== 'sticky' || side.matches(':hover')) return;
    var r = link.getBoundingClientRect(), b = side.getBoundingClientRect();
    if (r.top < b.top + 20 || r.bottom > b.bottom - 20) side.scrollTop += r.top - b.top - b.height / 3;
  }
  if ('IntersectionObserver' in window) {
    var watch = new IntersectionObserver(function (es) {
      es.forEach(function (e) { inView[e.target.id] = e.isIntersecting; });
      follow();
    }, { rootMargin: '-70px 0px -65% 0px' });
    $$('.cl').forEach(function (c) { watch.observe(c); });
  }
})();
