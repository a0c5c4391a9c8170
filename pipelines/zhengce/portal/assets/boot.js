/* In <head> and blocking, so small: language and theme before the first paint. */
(function () {
  var root = document.documentElement;
  function kept(key) { try { return localStorage.getItem(key); } catch (e) { return null; } }
  var asked = /[?&]lang=(zh|en)\b/.exec(location.search);
  var lang = asked ? asked[1] : kept('zc-lang') === 'en' ? 'en' : 'zh';
  root.setAttribute('data-lang', lang);
  root.lang = lang === 'en' ? 'en' : 'zh-Hans';
  var theme = kept('zc-theme');
  if (theme === 'dark' || theme === 'light') root.setAttribute('data-theme', theme);
  root.className += ' js';
})();
