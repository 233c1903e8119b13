// CurrentTab: bring the current tab into view where the tabs are wider than the window.
class CurrentTab {
  static show() {
    const tab = document.querySelector(".topbar > .lenses > [aria-current]");
    if (!tab || tab === CurrentTab.shown) return;
    CurrentTab.shown = tab;
    // About the middle of a phone.
    tab.parentElement.scrollLeft = tab.offsetLeft - 150;
  }
}
document.addEventListener("DOMContentLoaded", CurrentTab.show);
document.addEventListener("htmx:after:swap", CurrentTab.show);
