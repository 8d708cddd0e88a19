/* 体检表：信号不好也不丢。填的内容随时存在这台手机上，有信号就发出去；没有脚本时是普通表单。 */
(function () {
  "use strict";
  var AGAIN_AFTER = 20000;
  var all = function (selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  };

  // 存放：文字在 localStorage，照片在 IndexedDB；哪一样用不了，就少存那一样
  var NAME = "anju-keep/";
  var keep = {
    read: function (key) {
      try {
        return JSON.parse(window.localStorage.getItem(NAME + key));
      } catch (e) {
        return null;
      }
    },
    write: function (key, entry) {
      try {
        window.localStorage.setItem(NAME + key, JSON.stringify(entry));
      } catch (e) {
        /* 存不下时，页面上的内容还在 */
      }
    },
    forget: function (key) {
      try {
        window.localStorage.removeItem(NAME + key);
      } catch (e) {
        /* 同上 */
      }
    },
  };
  var photos = function (mode, work) {
    return new Promise(function (done) {
      var opening = window.indexedDB ? window.indexedDB.open("anju-keep", 1) : null;
      if (!opening) {
        done(null);
        return;
      }
      opening.onupgradeneeded = function () {
        opening.result.createObjectStore("photos");
      };
      opening.onerror = function () {
        done(null);
      };
      opening.onsuccess = function () {
        var asked = work(opening.result.transaction("photos", mode).objectStore("photos"));
        asked.onsuccess = function () {
          done(asked.result);
        };
        asked.onerror = function () {
          done(null);
        };
      };
    });
  };

  // 每改一次就是一件新的事：同一个编号不能说两样话
  var command = function () {
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    var hex = Array.prototype.map
      .call(bytes, function (b) {
        return ("0" + b.toString(16)).slice(-2);
      })
      .join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };

  var fields = function (form) {
    return all("input, textarea, select", form).filter(function (field) {
      return field.name && field.name.charAt(0) !== "_" && field.type !== "file";
    });
  };
  var typed = function (form) {
    var found = [];
    fields(form).forEach(function (field) {
      if ((field.type !== "radio" && field.type !== "checkbox") || field.checked) {
        found.push([field.name, field.value]);
      }
    });
    return found;
  };
  var restore = function (form, entry) {
    fields(form).forEach(function (field) {
      var values = entry.fields
        .filter(function (pair) {
          return pair[0] === field.name;
        })
        .map(function (pair) {
          return pair[1];
        });
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = values.indexOf(field.value) >= 0;
      } else if (values.length > 0) {
        field.value = values[0];
      }
    });
    form.querySelector("[name=_command]").value = entry.command;
    var file = form.querySelector("input[type=file]");
    photos("readonly", function (store) {
      return store.get(form.dataset.keep);
    }).then(function (kept) {
      if (kept && kept.length && window.DataTransfer && !file.files.length) {
        var carried = new DataTransfer();
        kept.forEach(function (photo) {
          carried.items.add(photo);
        });
        file.files = carried.files;
      }
    });
  };

  var say = function (form, word) {
    form.querySelector("[data-kept]").textContent = form.dataset["kept" + word] || "";
    var summary = document.querySelector("[data-kept-summary]");
    var waiting = all("form[data-keep]").filter(function (one) {
      var entry = keep.read(one.dataset.keep);
      return entry && entry.sent;
    }).length;
    if (summary) {
      summary.hidden = waiting === 0;
      summary.textContent = summary.dataset.keptSummary.replace("#", waiting);
    }
  };

  var remember = function (form, sent) {
    var fresh = command();
    form.querySelector("[name=_command]").value = fresh;
    keep.write(form.dataset.keep, { fields: typed(form), command: fresh, sent: sent });
  };

  var exchange = function (form, answer) {
    var other = answer.getElementById(form.id);
    if (!other) {
      return form;
    }
    var fresh = document.importNode(other, true);
    form.replaceWith(fresh);
    furnish(fresh, true);
    return fresh;
  };

  var send = function (form) {
    if (form.dataset.sending) {
      return;
    }
    var key = form.dataset.keep;
    form.dataset.sending = "1";
    say(form, "Sending");
    window
      .fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "text/html" }, credentials: "same-origin" })
      .then(function (answer) {
        return answer.text().then(function (text) {
          var page = new DOMParser().parseFromString(text, "text/html");
          delete form.dataset.sending;
          if (answer.ok && /\/sheet$/.test(new URL(answer.url).pathname)) {
            keep.forget(key);
            photos("readwrite", function (store) {
              return store.delete(key);
            });
            say(exchange(form, page), "Sent");
          } else if ((answer.status === 422 || answer.status === 409) && page.getElementById(form.id)) {
            var fresh = exchange(form, page);
            keep.write(key, { fields: typed(fresh), command: fresh.querySelector("[name=_command]").value, sent: false });
            restore(fresh, keep.read(key));
            say(fresh, "Refused");
          } else {
            say(form, "Session");
          }
        });
      })
      .catch(function () {
        delete form.dataset.sending;
        say(form, "Waiting");
      });
  };

  var furnish = function (form, fresh) {
    var entry = fresh ? null : keep.read(form.dataset.keep);
    if (entry) {
      restore(form, entry);
      say(form, entry.sent ? "Waiting" : "Typed");
    }
    var changed = function () {
      remember(form, false);
      say(form, "Typed");
    };
    form.addEventListener("input", changed);
    form.addEventListener("change", function (event) {
      if (event.target.type === "file") {
        var chosen = Array.prototype.slice.call(event.target.files);
        photos("readwrite", function (store) {
          return store.put(chosen, form.dataset.keep);
        });
      }
      changed();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var before = keep.read(form.dataset.keep);
      keep.write(form.dataset.keep, {
        fields: typed(form),
        command: before ? before.command : form.querySelector("[name=_command]").value,
        sent: true,
      });
      send(form);
    });
  };

  var again = function () {
    all("form[data-keep]").forEach(function (form) {
      var entry = keep.read(form.dataset.keep);
      if (entry && entry.sent) {
        send(form);
      }
    });
  };
  all("form[data-keep]").forEach(function (form) {
    furnish(form, false);
  });
  window.addEventListener("online", again);
  window.setInterval(again, AGAIN_AFTER);
  again();
})();
