// Makes the pages handier. They work without it: everything here is on a page of its own, too.
(function () {
  'use strict';

  var root = document.documentElement;
  var list = document.getElementById('rows');
  var drawer = document.getElementById('drawer');
  var filter = document.getElementById('filter');
  var keys = document.getElementById('keys');
  var language = root.lang || 'en';

  // Times: how long ago, in the reader's zone, or in UTC.

  var STORED = 'user-activity-times';
  var times = 'ago';
  try {
    times = localStorage.getItem(STORED) || times;
  } catch (forbidden) {
    // as if nothing was stored
  }

  function formatter(zone) {
    var options = {year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hour12: false, timeZoneName: 'short'};
    if (zone) {
      options.timeZone = zone;
    }
    return new Intl.DateTimeFormat(language, options);
  }

  function shortFormatter(zone) {
    var options = {month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false};
    if (zone) {
      options.timeZone = zone;
    }
    return new Intl.DateTimeFormat(language, options);
  }

  var exactLocal = formatter();
  var exactUtc = formatter('UTC');
  var shortLocal = shortFormatter();
  var shortUtc = shortFormatter('UTC');
  var zone = document.querySelector('[data-zone]');

  function worded(unit, number) {
    return zone.dataset[unit].replace('{0}', number);
  }

  function ago(moment) {
    var seconds = Math.max(0, Math.round((Date.now() - moment) / 1000));
    if (seconds < 60) {
      return worded('seconds', seconds);
    }
    if (seconds < 3600) {
      return worded('minutes', Math.floor(seconds / 60));
    }
    if (seconds < 86400) {
      return worded('hours', Math.floor(seconds / 3600));
    }
    return seconds < 7 * 86400 ? worded('days', Math.floor(seconds / 86400)) : shortLocal.format(moment);
  }

  function showTimes(within) {
    root.dataset.times = times;
    within.querySelectorAll('td time, .sum time').forEach(function (time) {
      var moment = new Date(time.dateTime);
      time.title = exactLocal.format(moment) + '\n' + exactUtc.format(moment);
      time.textContent = times === 'utc' ? shortUtc.format(moment) : times === 'local' ? shortLocal.format(moment) : ago(moment);
    });
  }

  if (zone && document.querySelector('td time, .sum time')) {
    zone.hidden = false;
    zone.addEventListener('click', function (event) {
      var button = event.target.closest('button');
      if (button) {
        times = button.dataset.zoneValue;
        try {
          localStorage.setItem(STORED, times);
        } catch (forbidden) {
          // until the page is left, then
        }
        pressZone();
        showTimes(document);
      }
    });
    pressZone();
  }

  function pressZone() {
    zone.querySelectorAll('button').forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.dataset.zoneValue === times));
    });
  }

  showTimes(document);
  setInterval(function () {
    if (times === 'ago' && !document.hidden) {
      showTimes(document);
    }
  }, 15000);

  // The filter: short addresses, and a time of one's own chooses itself.

  if (filter) {
    var time = filter.elements.time;
    ['from', 'to'].forEach(function (name) {
      filter.elements[name].addEventListener('input', function () {
        time.value = 'custom';
      });
    });
    time.addEventListener('change', function () {
      if (time.value === 'custom') {
        filter.querySelector('.more').open = true;
        filter.elements.from.focus();
      }
    });
    filter.addEventListener('submit', function () {
      var usual = filter.elements.size.options[0].value;
      Array.prototype.forEach.call(filter.elements, function (field) {
        var left = field.value === '' || (field.name === 'size' && field.value === usual)
          || ((field.name === 'from' || field.name === 'to') && time.value !== 'custom');
        if (field.name && left) {
          field.disabled = true;
        }
      });
    });
    window.addEventListener('pageshow', function () {
      Array.prototype.forEach.call(filter.elements, function (field) {
        field.disabled = false;
      });
    });
  }

  document.addEventListener('click', function (event) {
    document.querySelectorAll('details.menu[open]').forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });

  // The drawer: one row beside the list.

  var opener = null;

  function rows() {
    return list ? Array.prototype.slice.call(list.tBodies[0].rows) : [];
  }

  function current() {
    return list && list.querySelector('tr.at');
  }

  function mark(row) {
    var before = current();
    if (before) {
      before.classList.remove('at');
    }
    row.classList.add('at');
    row.scrollIntoView({block: 'nearest'});
  }

  function open(row) {
    var link = row.querySelector('a.open');
    mark(row);
    opener = link;
    drawer.hidden = false;
    drawer.textContent = drawer.dataset.loading;
    drawer.setAttribute('aria-busy', 'true');
    fetch(link.href, {credentials: 'same-origin'}).then(function (response) {
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      return response.text();
    }).then(function (text) {
      if (opener !== link) {
        return;
      }
      var page = new DOMParser().parseFromString(text, 'text/html');
      var entry = page.getElementById('entry');
      if (!entry) {
        throw new Error('signed out');
      }
      // Its links are relative to its own address.
      entry.querySelectorAll('a[href]').forEach(function (each) {
        each.href = new URL(each.getAttribute('href'), link.href).href;
      });
      entry.removeAttribute('id');
      show(bar(link.href), document.importNode(entry, true));
      showTimes(drawer);
    }).catch(function () {
      if (opener === link) {
        show(bar(link.href), document.createTextNode(drawer.dataset.failed));
      }
    });
  }

  function bar(href) {
    var bar = document.createElement('div');
    var page = document.createElement('a');
    var close = document.createElement('button');
    bar.className = 'drawer-bar';
    page.href = href;
    page.textContent = drawer.dataset.page;
    close.type = 'button';
    close.className = 'plain';
    close.textContent = drawer.dataset.close;
    close.addEventListener('click', shut);
    bar.append(page, close);
    return bar;
  }

  function show() {
    drawer.textContent = '';
    drawer.append.apply(drawer, arguments);
    drawer.removeAttribute('aria-busy');
    drawer.scrollTop = 0;
    drawer.focus({preventScroll: true});
  }

  function shut() {
    drawer.hidden = true;
    drawer.textContent = '';
    if (opener) {
      opener.focus({preventScroll: true});
    }
    opener = null;
  }

  if (list && drawer) {
    list.addEventListener('click', function (event) {
      var row = event.target.closest('tbody tr');
      var own = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
      if (!row || own || String(window.getSelection())) {
        return;
      }
      event.preventDefault();
      open(row);
    });
  }

  // Keys.

  function step(by) {
    var all = rows();
    if (!all.length) {
      return;
    }
    var at = all.indexOf(current());
    var next = all[Math.min(all.length - 1, Math.max(0, at + by))];
    if (drawer && !drawer.hidden) {
      open(next);
    } else {
      mark(next);
      next.querySelector('a.open').focus({preventScroll: true});
    }
  }

  function go(rel) {
    var link = document.querySelector('a[rel=' + rel + ']');
    if (link) {
      link.click();
    }
  }

  function typing(target) {
    return /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || target.isContentEditable;
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || keys.open) {
      return;
    }
    if (event.key === 'Escape') {
      if (drawer && !drawer.hidden) {
        shut();
      } else if (typing(event.target)) {
        event.target.blur();
      }
      return;
    }
    if (typing(event.target)) {
      return;
    }
    switch (event.key) {
      case 'j':
        step(1);
        break;
      case 'k':
        step(-1);
        break;
      case 'n':
        go('next');
        break;
      case 'p':
        go('prev');
        break;
      case 'f':
        if (follow && !follow.hidden) {
          follow.click();
        }
        break;
      case '/':
        if (filter) {
          filter.querySelector('input').focus();
        }
        break;
      case '?':
        keys.showModal();
        break;
      default:
        return;
    }
    event.preventDefault();
  });

  // Follow: the rows that come, on top.

  var follow = document.getElementById('follow');
  var news = document.getElementById('news');
  var MOST_ROWS = 500;
  var PERIOD = 3000;
  var FOLLOWED = 'user-activity-followed';
  var timer = null;

  function newest() {
    var time = list && list.querySelector('tbody time');
    return time ? time.dateTime : new Date(Date.now() - 1000).toISOString();
  }

  function poll() {
    timer = null;
    if (document.hidden) {
      again(PERIOD);
      return;
    }
    var url = new URL(follow.dataset.url, location.href);
    url.searchParams.set('since', newest());
    fetch(url, {credentials: 'same-origin'}).then(function (response) {
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      return response.text();
    }).then(function (text) {
      var page = new DOMParser().parseFromString('<table><tbody>' + text + '</tbody></table>', 'text/html');
      add(Array.prototype.slice.call(page.querySelectorAll('tr[data-id]')));
      again(PERIOD);
    }).catch(function () {
      again(4 * PERIOD);
    });
  }

  function add(found) {
    if (found.length && !list) {
      goOn(); // of an empty list there is no table yet
      return;
    }
    var known = {};
    rows().forEach(function (row) {
      known[row.dataset.id] = true;
    });
    var fresh = found.filter(function (row) {
      return !known[row.dataset.id];
    });
    var body = list && list.tBodies[0];
    fresh.reverse().forEach(function (row) {
      var mine = document.importNode(row, true);
      mine.classList.add('new');
      body.insertBefore(mine, body.firstChild);
    });
    if (fresh.length) {
      showTimes(body);
      if (fresh.length >= 100) {
        news.textContent = news.dataset.more;
        news.hidden = false;
      }
      while (body.rows.length > MOST_ROWS) {
        body.deleteRow(-1);
      }
    }
  }

  function goOn() {
    try {
      sessionStorage.setItem(FOLLOWED, location.href);
    } catch (forbidden) {
      // it is followed again when that is asked for
    }
    location.reload();
  }

  function wasFollowed() {
    try {
      var address = sessionStorage.getItem(FOLLOWED);
      sessionStorage.removeItem(FOLLOWED);
      return address === location.href;
    } catch (forbidden) {
      return false;
    }
  }

  function again(millis) {
    if (follow.getAttribute('aria-pressed') === 'true' && timer === null) {
      timer = setTimeout(poll, millis);
    }
  }

  if (follow) {
    // Only where the list ends now, and begins with the newest.
    var parameters = new URL(location.href).searchParams;
    follow.hidden = parameters.has('after') || parameters.has('before') || parameters.has('to') ||
      parameters.has('archives');
    follow.addEventListener('click', function () {
      var on = follow.getAttribute('aria-pressed') !== 'true';
      follow.setAttribute('aria-pressed', String(on));
      follow.querySelector('span').textContent = on ? follow.dataset.on : follow.dataset.off;
      clearTimeout(timer);
      timer = null;
      again(0);
    });
    if (!follow.hidden && wasFollowed()) {
      follow.click();
    }
  }
})();
