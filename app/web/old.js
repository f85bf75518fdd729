// For browsers without modules: they run this script and none of the others.
(function () {
  var title = document.querySelector(".opening-title");
  var text = document.createElement("p");
  text.className = "opening-text";
  text.appendChild(document.createTextNode("请用系统浏览器打开：最新的 Chrome、Edge、Safari，或手机自带的浏览器。"));
  title.textContent = "这个浏览器太旧，打不开共建";
  title.parentNode.appendChild(text);
})();
