// <stage-bars>: moves bars and their ends over the stages, by mouse, finger and arrow keys.
class StageBars extends HTMLElement {
  static PAUSE = 500;
  static STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, Home: -5, End: 5 };
  #held = null;
  #unsaved = null;
  #saving = Promise.resolve();

  connectedCallback() {
    this.lens = this.closest("canvas-lens");
    if (!this.lens.hasAttribute("data-editable")) return;
    for (const name of ["pointerdown", "pointermove", "pointerup", "pointercancel", "keydown", "focusout"]) this.addEventListener(name, this);
    // Before the link hears of it.
    this.addEventListener("click", this, true);
  }

  disconnectedCallback() { clearTimeout(this.timer); }

  handleEvent(event) { this[`on_${event.type}`](event); }

  on_pointerdown({ target, button, clientX }) {
    const part = target.closest(".grip, a.span");
    const track = part?.closest(".track");
    this.#held = part && !button ? { part, track, from: this.#column(track, clientX), was: this.#read(track) } : null;
  }

  on_pointermove({ clientX, pointerId }) {
    if (!this.#held || this.#held.isDone) return;
    const { part, track, from, was, isMoved } = this.#held;
    const to = this.#column(track, clientX);
    if (!isMoved && to === from) return;
    // Only now: a press that goes nowhere is a click.
    if (!isMoved) part.setPointerCapture(pointerId);
    this.#held.isMoved = true;
    this.#move(track, was, part.dataset.grip, part.dataset.grip ? to - was[part.dataset.grip] : to - from);
  }

  on_pointerup() {
    if (!this.#held?.isMoved) return;
    this.#held.isDone = true;
    this.#save(this.#held.track.id, this.#read(this.#held.track));
  }

  on_pointercancel() {
    if (this.#held) this.#show(this.#held.track, this.#held.was);
    this.#held = null;
  }

  on_click(event) {
    if (!this.#held?.isMoved) return;
    this.#held = null;
    event.preventDefault();
    event.stopPropagation();
  }

  on_keydown(event) {
    const part = event.target.closest(".grip, a.span");
    const by = StageBars.STEPS[event.key];
    const grip = part?.dataset.grip;
    if (!by || !part || (!grip && !/Left|Right/.test(event.key)) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const track = part.closest(".track");
    this.#unsaved = { id: track.id, is: this.#move(track, this.#read(track), grip, by) };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#flush(), StageBars.PAUSE);
  }

  on_focusout({ target, relatedTarget }) {
    if (relatedTarget && target.closest(".track") !== relatedTarget.closest(".track")) this.#flush();
  }

  // Several presses are one change.
  #flush() {
    clearTimeout(this.timer);
    if (this.#unsaved) this.#save(this.#unsaved.id, this.#unsaved.is);
    this.#unsaved = null;
  }

  #read({ dataset: { first, last } }) { return { first: Number(first), last: Number(last) }; }

  // 0 lies before the first stage and 5 behind the last.
  #column(track, x) {
    const { left, width } = track.getBoundingClientRect();
    return Math.max(0, Math.min(5, Math.floor(((x - left) / width) * 4) + 1));
  }

  // An end goes no further than the other one. Of a whole bar an open end stays open, and the bar on the track.
  #move(track, { first, last }, grip, by) {
    const within = (least, at, most) => Math.max(least, Math.min(most, at));
    const step = within(1 - (first || last), by, 4 - (last < 5 ? last : first));
    if (grip === "first") first = within(0, first + by, Math.min(last, 4));
    else if (grip) last = within(Math.max(first, 1), last + by, 5);
    else [first, last] = [first && first + step, last < 5 ? last + step : 5];
    return this.#show(track, { first, last });
  }

  #show(track, is) {
    Object.assign(track.dataset, is);
    const labels = ["open", ...Array.from(track.querySelectorAll(".tick"), (tick) => tick.textContent), "open"];
    for (const grip of track.querySelectorAll(".grip")) {
      const at = is[grip.dataset.grip];
      Object.assign(grip, { ariaValueNow: at, ariaValueText: labels[at] });
    }
    return is;
  }

  // One after the other: each builds on the revision that the one before has made.
  #save(id, { first, last }) {
    this.#saving = this.#saving.then(async () => {
      const track = document.getElementById(id);
      const stages = ["", ...Array.from(track.querySelectorAll(".tick"), (tick) => tick.dataset.stage), ""];
      const { revision } = document.getElementById("revision").dataset;
      const isSaved = await this.lens.post(track.dataset.path, { start_stage: stages[first], end_stage: stages[last], revision });
      if (!isSaved) await this.lens.refresh();
      if (this.#unsaved) this.#show(document.getElementById(this.#unsaved.id), this.#unsaved.is);
    });
  }
}
customElements.define("stage-bars", StageBars);
