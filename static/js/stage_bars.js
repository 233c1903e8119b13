// <stage-bars>: moves the bars of relationships, or one of their ends, by mouse, finger or arrow keys.
//
// A bar covers the stages `data-first` to `data-last` of its track, counted from 1; 0 and 5 mean an open end.
class StageBars extends BaseElement {
  static SAVE_DELAY = 500;
  static STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, Home: -5, End: 5 };
  static STAGES = 4;
  static OPEN = StageBars.STAGES + 1;
  #drag = null;
  #unsaved = null;
  #lastSave = Promise.resolve();

  connect() {
    this.lens = this.closest("canvas-lens");
    if (!this.lens.isEditable) return;
    this.listen(this, "pointerdown", this.#onPointerDown);
    this.listen(this, "pointermove", this.#onPointerMove);
    this.listen(this, "pointerup", this.#onPointerUp);
    this.listen(this, "pointercancel", this.#onPointerCancel);
    this.listen(this, "click", this.#onClick, { capture: true });
    this.listen(this, "keydown", this.#onKeyDown);
    this.listen(this, "focusout", this.#onFocusOut);
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  #onPointerDown({ target, button, clientX }) {
    const part = target.closest(".grip, a.span");
    const track = part?.closest(".track");
    this.#drag = part && !button ? this.#startDrag(part, track, clientX) : null;
  }

  #startDrag(part, track, clientX) {
    return { part, track, start: this.#stageAt(track, clientX), before: this.#read(track) };
  }

  #onPointerMove({ clientX, pointerId }) {
    if (!this.#drag || this.#drag.isDone) return;
    const { part, track, start, before, isMoved } = this.#drag;
    const stage = this.#stageAt(track, clientX);
    // A press without a move is a click.
    if (!isMoved && stage === start) return;
    if (!isMoved) part.setPointerCapture(pointerId);
    this.#drag.isMoved = true;
    const { grip } = part.dataset;
    this.#move(track, before, grip, grip ? stage - before[grip] : stage - start);
  }

  #onPointerUp() {
    if (!this.#drag?.isMoved) return;
    this.#drag.isDone = true;
    this.#save(this.#drag.track.id, this.#read(this.#drag.track));
  }

  #onPointerCancel() {
    if (this.#drag) this.#show(this.#drag.track, this.#drag.before);
    this.#drag = null;
  }

  // A drag must not follow the link as well.
  #onClick(event) {
    if (!this.#drag?.isMoved) return;
    this.#drag = null;
    event.preventDefault();
    event.stopPropagation();
  }

  #onKeyDown(event) {
    const part = event.target.closest(".grip, a.span");
    const step = StageBars.STEPS[event.key];
    if (!step || !part || event.altKey || event.ctrlKey || event.metaKey) return;
    const { grip } = part.dataset;
    if (!grip && !/Left|Right/.test(event.key)) return;
    event.preventDefault();
    const track = part.closest(".track");
    this.#unsaved = { id: track.id, span: this.#move(track, this.#read(track), grip, step) };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#saveUnsaved(), StageBars.SAVE_DELAY);
  }

  #onFocusOut({ target, relatedTarget }) {
    if (relatedTarget && target.closest(".track") !== relatedTarget.closest(".track")) this.#saveUnsaved();
  }

  // Several key presses are saved as one change.
  #saveUnsaved() {
    clearTimeout(this.timer);
    if (this.#unsaved) this.#save(this.#unsaved.id, this.#unsaved.span);
    this.#unsaved = null;
  }

  #read({ dataset: { first, last } }) {
    return { first: Number(first), last: Number(last) };
  }

  #stageAt(track, x) {
    const { left, width } = track.getBoundingClientRect();
    return this.#limit(0, Math.floor(((x - left) / width) * StageBars.STAGES) + 1, StageBars.OPEN);
  }

  // An end stops at the other end. A whole bar stays on the track, and its open ends stay open.
  #move(track, { first, last }, grip, step) {
    const { STAGES, OPEN } = StageBars;
    if (grip === "first") {
      first = this.#limit(0, first + step, Math.min(last, STAGES));
    } else if (grip) {
      last = this.#limit(Math.max(first, 1), last + step, OPEN);
    } else {
      step = this.#limit(1 - (first || last), step, STAGES - (last < OPEN ? last : first));
      [first, last] = [first && first + step, last < OPEN ? last + step : OPEN];
    }
    return this.#show(track, { first, last });
  }

  #limit(least, value, most) {
    return Math.max(least, Math.min(most, value));
  }

  #show(track, span) {
    Object.assign(track.dataset, span);
    const labels = ["open", ...Array.from(track.querySelectorAll(".tick"), (tick) => tick.textContent), "open"];
    for (const grip of track.querySelectorAll(".grip")) {
      const stage = span[grip.dataset.grip];
      Object.assign(grip, { ariaValueNow: stage, ariaValueText: labels[stage] });
    }
    return span;
  }

  // Saves run one after the other, because each sends the revision that the previous one has made.
  #save(id, span) {
    this.#lastSave = this.#lastSave.then(async () => {
      const track = document.getElementById(id);
      await this.lens.post(track.dataset.path, this.#valuesOf(track, span));
      if (this.#unsaved) this.#show(document.getElementById(this.#unsaved.id), this.#unsaved.span);
    });
  }

  #valuesOf(track, { first, last }) {
    const stages = ["", ...Array.from(track.querySelectorAll(".tick"), (tick) => tick.dataset.stage), ""];
    const { revision } = document.getElementById("revision").dataset;
    return { start_stage: stages[first], end_stage: stages[last], revision };
  }
}
customElements.define("stage-bars", StageBars);
