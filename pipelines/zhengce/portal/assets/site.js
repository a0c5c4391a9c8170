/* On every page: language, theme, copying, tabs, what script may fold.  No data. */
(function () {
  'use strict';
  var d = document, root = d.documentElement;
  var base = d.currentScript.src.replace(/assets\/site\.js.*$/, '');
  function $(s, c) { return (c || d).querySelector(s); }
  function $$(s, c) { return Array.prototype.slice.call((c || d).querySelectorAll(s)); }
  function keep(k, v) { try { localStorage.setItem(k, v); } catch (e) { /* private window */ } }
  function lang() { return root.getAttribute('data-lang') === 'en' ? 'en' : 'zh'; }
  function L(zh, en) { return lang() === 'en' ? en : zh; }
  var live = $('#live');
  function say(zh, en) { if (live) live.textContent = L(zh, en); }

  /* words that recur stand in Chinese; the dictionary is fetched when English is first asked for */
  var words = null;
  function translate(where) {
    if (lang() === 'en' && !words) { fetchWords(); return; }
    $$('[data-t]', where).forEach(function (e) {
      if (e.zcZh === undefined) e.zcZh = e.textContent;
      e.textContent = lang() === 'en' ? e.getAttribute('data-t') || words[e.zcZh] || e.zcZh : e.zcZh;
    });
  }
  window.zcWords = function (found) { words = found; translate(d); };
  function fetchWords() {
    if ($('#zc-words')) return;
    var s = d.createElement('script');
    s.id = 'zc-words';
    s.src = base + 'data/words.js';
    d.head.appendChild(s);
  }
  function attributes() {
    $$('[data-en]').forEach(function (e) {
      ['title', 'aria-label', 'placeholder', 'data-l'].forEach(function (a) {
        if (!e.hasAttribute(a)) return;
        var zh = 'data-zh-' + a;
        if (!e.hasAttribute(zh)) e.setAttribute(zh, e.getAttribute(a));
        e.setAttribute(a, lang() === 'en' ? e.getAttribute('data-en') : e.getAttribute(zh));
      });
    });
    $$('title[data-en]').forEach(function (e) {
      if (e.zcZh === undefined) e.zcZh = e.textContent;
      e.textContent = lang() === 'en' ? e.getAttribute('data-en') : e.zcZh;
    });
  }
  function speak() { attributes(); translate(d); scrollable(); }

  var langButton = $('#lang'), themeButton = $('#theme');
  langButton.addEventListener('click', function () {
    var next = lang() === 'en' ? 'zh' : 'en';
    root.setAttribute('data-lang', next);
    root.lang = next === 'en' ? 'en' : 'zh-Hans';
    keep('zc-lang', next);
    speak();
    d.dispatchEvent(new Event('zc-lang'));
  });
  function dark() {
    var set = root.getAttribute('data-theme');
    return set ? set === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
  }
  themeButton.setAttribute('aria-pressed', dark());
  themeButton.addEventListener('click', function () {
    var next = dark() ? 'light' : 'dark';
    root.setAttribute('data-theme', next);
    keep('zc-theme', next);
    themeButton.setAttribute('aria-pressed', next === 'dark');
  });

  /* data-copy holds a text, a selector (#…), or @url */
  d.addEventListener('click', function (event) {
    var b = event.target.closest && event.target.closest('[data-copy]');
    if (!b) return;
    event.preventDefault();
    var what = b.getAttribute('data-copy');
    var text = what === '@url' ? location.href : what.charAt(0) === '#' && $(what) ? $(what).textContent : what;
    function done() {
      say('已复制', 'Copied');
      b.classList.add('done');
      setTimeout(function () { b.classList.remove('done'); }, 900);
    }
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(text).then(done); return; }
    var area = d.createElement('textarea');
    area.value = text;
    d.body.appendChild(area);
    area.select();
    try { d.execCommand('copy'); } finally { area.remove(); }
    done();
  });

  /* on phones what is long begins folded; a box that scrolls can be reached by keyboard */
  $$('details.fold').forEach(function (x) {
    if (matchMedia('(max-width:760px)').matches) x.open = false;
    x.classList.add('ready');
  });
  function scrollable() {
    $$('.scroll').forEach(function (e) {
      if (e.scrollWidth <= e.clientWidth + 1) { e.removeAttribute('tabindex'); e.removeAttribute('role'); return; }
      var section = e.closest('section'), heading = section && $('h2,h3', section);
      e.tabIndex = 0;
      e.setAttribute('role', 'region');
      e.setAttribute('aria-label', heading ? heading.innerText : L('表格', 'Table'));
    });
  }
  addEventListener('resize', scrollable);
  d.addEventListener('toggle', scrollable, true);

  $$('[data-tabs]').forEach(function (box) {
    var parts = $$('.code', box), list = d.createElement('div');
    list.className = 'tabs';
    list.setAttribute('role', 'tablist');
    box.insertBefore(list, parts[0]);
    function pick(k) {
      parts.forEach(function (p, i) {
        p.hidden = i !== k;
        list.children[i].setAttribute('aria-selected', i === k);
        list.children[i].tabIndex = i === k ? 0 : -1;
      });
    }
    parts.forEach(function (p, i) {
      var b = d.createElement('button');
      b.type = 'button';
      b.id = 't-' + p.id;
      b.textContent = p.getAttribute('data-name');
      b.setAttribute('role', 'tab');
      b.setAttribute('aria-controls', p.id);
      p.setAttribute('role', 'tabpanel');
      p.setAttribute('aria-labelledby', b.id);
      $('h3', p).hidden = true;
      b.addEventListener('click', function () { pick(i); });
      b.addEventListener('keydown', function (e) {
        var step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
        if (!step) return;
        pick((i + step + parts.length) % parts.length);
        list.children[(i + step + parts.length) % parts.length].focus();
      });
      list.appendChild(b);
    });
    pick(0);
  });

  /* a page does not hang on the version; which one it is of stands in data/release.js */
  if (window.zcRelease) $$('[data-release]').forEach(function (e) { e.textContent = window.zcRelease.version; });
  if (/^https?:/.test(base)) $$('[data-base]').forEach(function (e) { e.textContent = base; });
  window.zc = { $: $, $$: $$, L: L, say: say, lang: lang, base: base, translate: translate };
  speak();
})();
