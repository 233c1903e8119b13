"""The style sheets and scripts of every page, in the order in which they are read.

In development each file is linked by itself; collectstatic joins them into one style sheet and one script.
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
    "css/board.css",
    "css/note.css",
    "css/drawer.css",
    "css/lens.css",
    "css/matrix.css",
    "css/advice.css",
    "css/checks.css",
    "css/saving.css",
    "css/sharing.css",
    "css/catalogue.css",
    "css/print.css",
)
# Linked by one page itself, because what it says of @page would hold for all of them.
PAGE_STYLES = ("css/print_sheet.css",)
SCRIPTS = (
    "vendor/htmx.min.js",
    "vendor/Sortable.min.js",
    "js/menu.js",
    "js/notice.js",
    "js/dialog.js",
    "js/password.js",
    "js/copy_text.js",
    "js/saving.js",
    "js/courier.js",
    "js/outbox.js",
    "js/composer.js",
    "js/pending.js",
    "js/drag.js",
    "js/sheet.js",
    "js/offered_tools.js",
    "js/second_click.js",
    "js/lens.js",
    "js/matrix.js",
    "js/inplace.js",
    "js/drawer.js",
    "js/drawer_history.js",
    "js/filter.js",
    "js/draft.js",
    "js/drafts.js",
    "js/leaving.js",
    "js/open_card.js",
    "js/remember.js",
    "js/undo.js",
    "js/about.js",
    "js/print.js",
    "js/findings.js",
)
JOINED_STYLE = "css/app.css"
JOINED_SCRIPT = "js/app.js"
