"""The style sheets and scripts of every page, in loading order, and those of single pages.

In development pages link every file; collectstatic minifies them, and joins those of every page into one style sheet
and one script.
"""

STYLES = (
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/buttons.css",
    "css/forms.css",
    "css/chips.css",
    "css/cards.css",
    "css/menus.css",
    "css/notices.css",
    "css/dialogs.css",
    "css/pages.css",
    "css/landing.css",
    "css/home.css",
    "css/folders.css",
    "css/board.css",
    "css/note.css",
    "css/note_details.css",
    "css/board_view.css",
    "css/bar_menu.css",
    "css/drawer.css",
    "css/note_form.css",
    "css/selection.css",
    "css/lens.css",
    "css/matrix.css",
    "css/advice.css",
    "css/scorecard.css",
    "css/readings.css",
    "css/checks.css",
    "css/saving.css",
    "css/sharing.css",
    "css/catalogue.css",
    "css/print.css",
)
# Linked by the pages that need them only: the rules of the print page for @page would apply to all.
PAGE_STYLES = (
    "css/print_sheet.css",
    "css/case_studies.css",
    "css/cases.css",
    "css/comparison.css",
    "css/drafts.css",
)
# Linked by the lens of a name.
LENS_STYLES = {"evolution": "css/evolution.css", "guide": "css/guide.css"}
# Included by the pages that need them, after the scripts of every page.
PAGE_SCRIPTS = ("js/copy_text.js", "js/print_page.js", "js/show_password.js")
# Included by every lens, and by the lens of a name.
LENS_SCRIPT = "js/canvas_lens.js"
LENS_SCRIPTS = {"relationships": "js/relationship_matrix.js", "evolution": "js/stage_bars.js"}
SCRIPTS = (
    "vendor/htmx.min.js",
    "vendor/Sortable.min.js",
    "js/base_element.js",
    "js/tab_storage.js",
    "js/swap_filters.js",
    "js/current_tab.js",
    "js/drop_menu.js",
    "js/notice_card.js",
    "js/modal_dialog.js",
    "js/canvas_view.js",
    "js/canvas_sheet.js",
    "js/save_status.js",
    "js/request_retry.js",
    "js/write_queue.js",
    "js/board_composer.js",
    "js/pending_notes.js",
    "js/board_drag.js",
    "js/card_toolbar.js",
    "js/double_click_edit.js",
    "js/edit_in_place.js",
    "js/note_details.js",
    "js/note_drawer.js",
    "js/drawer_history.js",
    "js/board_filter.js",
    "js/board_view.js",
    "js/form_draft.js",
    "js/auto_save.js",
    "js/draft_marks.js",
    "js/leave_guard.js",
    "js/card_editor.js",
    "js/remember_open.js",
    "js/undo_keys.js",
    "js/option_description.js",
    "js/canvas_findings.js",
)
JOINED_STYLE = "css/app.css"
JOINED_SCRIPT = "js/app.js"
